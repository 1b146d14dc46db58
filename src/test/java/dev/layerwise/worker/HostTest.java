package dev.layerwise.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.layerwise.training.DeviceDescription;
import dev.layerwise.training.EngineBuild;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a host is divided among its devices. */
class HostTest {
  private static final EngineBuild FOR_GPUS =
      new EngineBuild("PyTorch", "2.5.1", "cu124", "linux-x86_64", List.of());
  private static final EngineBuild FOR_CPUS =
      new EngineBuild("MXNet", "1.9.1", "mkl", "linux-x86_64", List.of());

  @TempDir Path data;

  @Test
  void theEngineSaysWhichGpusThereAre() throws Exception {
    assertThat(names(HostDevices.find(FOR_GPUS, () -> 3)))
        .containsExactly("cpu", "gpu0", "gpu1", "gpu2");
    assertThat(names(HostDevices.find(FOR_CPUS, () -> 3)))
        .as("an engine that cannot use them is not asked")
        .containsExactly("cpu");
  }

  @Test
  void anEngineThatCannotBeAskedLeavesTheProcessor() throws Exception {
    assertThat(
            names(
                HostDevices.find(
                    FOR_GPUS,
                    () -> {
                      throw new TrainerStarter.NotReady("No engine.");
                    })))
        .startsWith("cpu");
  }

  @Test
  void theRealEngineIsAskedInAProcessOfItsOwn() throws Exception {
    var cores = new Cores(2, List.of(), List.of(DeviceSlot.CPU));
    var trainers =
        new TrainerCommandLine(
            TrainerClasspath.find(Optional.empty()),
            "MXNet",
            Path.of("target", "djl").toAbsolutePath(),
            cores,
            data);

    assertThat(TrainerStarter.survey(trainers, Duration.ofMinutes(3))).isNotNegative();
    var missing = new TrainerCommandLine(trainers.classPath(), "Nothing", data, cores, data);
    assertThatThrownBy(() -> TrainerStarter.survey(missing, Duration.ofMinutes(3)))
        .isInstanceOf(TrainerStarter.NotReady.class);
  }

  @Test
  void coresAreDividedSoThatTrainersDoNotFight() {
    assertThat(threads(8, "cpu")).containsExactly(8);
    assertThat(threads(8, "cpu,cpu1")).containsExactly(4, 4);
    assertThat(threads(8, "cpu,gpu0")).containsExactly(6, 2);
    assertThat(threads(16, "cpu,gpu0,gpu1,gpu2,gpu3")).containsExactly(8, 2, 2, 2, 2);
    assertThat(threads(2, "cpu,gpu0,gpu1")).containsExactly(1, 1, 1);
  }

  @Test
  void noTwoDevicesHaveTheSameProcessors() {
    assertThat(processors(List.of(0, 1), 2, "cpu")).containsExactly(List.of(0, 1));
    assertThat(processors(List.of(4, 5, 8, 9), 4, "cpu,cpu1"))
        .containsExactly(List.of(4, 5), List.of(8, 9));
    assertThat(processors(List.of(0, 1, 2, 3, 4, 5), 6, "gpu0,cpu"))
        .containsExactly(List.of(), List.of(0, 1, 2, 3));
  }

  @Test
  void threadsAreLeftToTheKernelWhereItKnowsBetter() {
    assertThat(processors(List.of(0, 1), 2, "cpu,cpu1"))
        .as("a single thread")
        .containsExactly(List.of(), List.of());
    assertThat(processors(List.of(), 2, "cpu"))
        .as("the time of two, of whichever")
        .containsExactly(List.of());
  }

  @Test
  void aProcessorCanBeSeveralDevices() {
    assertThat(names(DeviceSlot.withCpuLanes(DeviceSlot.parse("cpu,gpu0"), 3)))
        .containsExactly("cpu", "cpu1", "cpu2", "gpu0");
    assertThat(names(DeviceSlot.withCpuLanes(DeviceSlot.parse("cpu,cpu1"), 1)))
        .containsExactly("cpu", "cpu1");
    assertThat(DeviceSlot.parse("cpu1").get(0).engineDevice()).isEqualTo("cpu");
    assertThatThrownBy(() -> DeviceSlot.withCpuLanes(DeviceSlot.parse("cpu"), 0))
        .hasMessageContaining("layerwise.worker.cpu-lanes");
    for (var wrong : List.of("gpu", "tpu0", "", "cpu,")) {
      assertThatThrownBy(() -> DeviceSlot.parse(wrong)).hasMessageContaining("is not a device");
    }
  }

  @Test
  void memoryIsDividedAndOfAProcessorNoMoreIsTold() {
    assertThat(TrainerLimits.shareOf(10_000, 1)).isEqualTo(8_000);
    assertThat(TrainerLimits.shareOf(10_000, 4)).isEqualTo(2_000);
    var limits = new TrainerLimits(2_000, Duration.ofHours(1), Duration.ofMinutes(1));
    assertThat(limits.within(device("cpu", 9_000)).memoryBytes()).isEqualTo(2_000);
    assertThat(limits.within(device("cpu", 1_000)).memoryBytes()).isEqualTo(1_000);
    assertThat(limits.within(device("gpu", 9_000)).memoryBytes()).isEqualTo(9_000);
  }

  @Test
  void mappedFilesAreNotHeld() {
    var status =
        """
        VmRSS:	  999 kB
        RssAnon:	  100 kB
        RssFile:	  899 kB
        RssShmem:	  1 kB
        VmSwap:	  2 kB
        """;

    assertThat(ProcessMemory.held(status)).hasValue(103 * 1024);
    assertThat(ProcessMemory.held("Name:\tjava")).isEmpty();
    assertThat(ProcessMemory.of(ProcessHandle.current().pid())).isPresent();
    assertThat(ProcessMemory.of(Integer.MAX_VALUE)).isEmpty();
  }

  private static DeviceDescription device(String kind, long memory) {
    return new DeviceDescription(kind, "Some", "Engine", memory);
  }

  private static List<String> names(List<DeviceSlot> slots) {
    return slots.stream().map(DeviceSlot::name).toList();
  }

  private static List<List<Integer>> processors(List<Integer> all, int cores, String devices) {
    var slots = DeviceSlot.parse(devices);
    return slots.stream().map(new Cores(cores, all, slots)::processorsOf).toList();
  }

  private static List<Integer> threads(int cores, String devices) {
    var slots = DeviceSlot.parse(devices);
    return slots.stream().map(new Cores(cores, List.of(), slots)::of).toList();
  }
}
