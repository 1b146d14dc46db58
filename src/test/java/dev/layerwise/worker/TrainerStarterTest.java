package dev.layerwise.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerStarterTest {
  private static final BooleanSupplier WANTED = () -> true;

  @TempDir Path data;

  private TrainerStarter starter(Class<?> main, Duration patience) {
    return new TrainerStarter(ScriptedTrainer.launch(main, data), patience);
  }

  @Test
  void handsOverATrainerThatSaysWhatItsDeviceIs() throws Exception {
    var ready = starter(ScriptedTrainer.class, Duration.ofMinutes(1)).start(DeviceSlot.CPU, WANTED);

    try (var trainer = ready.trainer()) {
      assertThat(ready.device().name()).isEqualTo("Abacus");
      assertThat(trainer.isAlive()).isTrue();
    }
  }

  @Test
  void saysWhyATrainerDied() {
    assertThatThrownBy(
            () ->
                starter(ScriptedTrainer.WithoutEngine.class, Duration.ofMinutes(1))
                    .start(DeviceSlot.CPU, WANTED))
        .isInstanceOf(TrainerStarter.NotReady.class)
        .hasMessageContaining("exit code 3")
        .hasMessageContaining("No deep learning engine found.");
    assertThat(data.resolve("logs/trainer-cpu.log"))
        .content()
        .contains("No deep learning engine found.");
  }

  @Test
  void endsATrainerThatSpeaksAnotherLanguage() {
    assertThatThrownBy(
            () ->
                starter(ScriptedTrainer.Babbling.class, Duration.ofMinutes(1))
                    .start(DeviceSlot.CPU, WANTED))
        .isInstanceOf(TrainerStarter.NotReady.class)
        .hasMessageContaining("cannot be read");
  }

  @Test
  void endsATrainerThatIsNotReadyInTime() throws Exception {
    var starter = starter(ScriptedTrainer.Silent.class, Duration.ofMillis(300));
    var trainer = starter.launch(DeviceSlot.CPU);

    assertThatThrownBy(() -> starter.awaitReady(trainer, DeviceSlot.CPU, WANTED))
        .isInstanceOf(TrainerStarter.NotReady.class)
        .hasMessageContaining("not ready within");
    assertThat(ProcessHandle.of(trainer.pid()).map(ProcessHandle::onExit))
        .satisfiesAnyOf(
            exit -> assertThat(exit).isEmpty(),
            exit -> assertThat(exit.orElseThrow()).succeedsWithin(Duration.ofSeconds(10)));
  }

  @Test
  void breaksOffAStartThatIsNoLongerWanted() throws Exception {
    var starter = starter(ScriptedTrainer.Silent.class, Duration.ofHours(1));
    var trainer = starter.launch(DeviceSlot.CPU);
    var looks = new AtomicBoolean(true);

    assertThatThrownBy(
            () -> starter.awaitReady(trainer, DeviceSlot.CPU, () -> looks.getAndSet(false)))
        .isInstanceOf(TrainerStarter.NotReady.class)
        .hasMessageContaining("broken off");
    await().until(() -> !trainer.isAlive());
  }

  @Test
  void aGpuThatTurnsOutToBeACpuIsAFailure() {
    assertThatThrownBy(
            () ->
                starter(ScriptedTrainer.class, Duration.ofMinutes(1))
                    .start(new DeviceSlot("gpu", 0), WANTED))
        .isInstanceOf(TrainerStarter.NotReady.class)
        .hasMessageContaining("gpu0 was asked for")
        .hasMessageContaining("works on cpu");
  }
}
