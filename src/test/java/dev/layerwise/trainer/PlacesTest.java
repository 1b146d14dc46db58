package dev.layerwise.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.layerwise.training.HostProcessors;
import dev.layerwise.training.RunEvent.BatchDone;
import dev.layerwise.training.TrainerReport.Happened;
import dev.layerwise.training.TrainerReport.Ready;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PlacesTest {
  private static final String WIDE =
      """
      {"layers":[{"kind":"dense","units":1024},{"kind":"dense","units":1024},{"kind":"output"}]}""";

  private static final String NARROW =
      """
      {"layers":[{"kind":"dense","units":8},{"kind":"output"}]}""";

  private static final int BATCH = 256;

  /** Of a step: two inputs, eight units and two classes. A trainer would measure what is small. */
  private static final long PRODUCTS_OF_NARROW = BATCH * (2 * 8 + 8 * 2);

  @TempDir Path folder;

  /** A thread of a trainer, and where the kernel lets it run. */
  private record Seen(String name, List<Integer> processors) {
    static Seen at(Path thread) {
      try {
        return new Seen(
            Files.readString(thread.resolve("comm")).strip(),
            HostProcessors.allowed(Files.readAllLines(thread.resolve("status"))));
      } catch (IOException e) {
        return new Seen("ended", List.of());
      }
    }
  }

  @Test
  void eachThreadOfAStepHasItsOwnProcessor() throws Exception {
    var processors = two();

    assertThat(threadsInTraining(WIDE, processors))
        .containsOnlyOnce(
            new Seen("java", processors.subList(0, 1)),
            new Seen("java", processors.subList(1, 2)),
            new Seen("helper", processors.subList(1, 2)));
  }

  @Test
  void theOnlyThreadOfAStepGoesWhereThereIsRoom() throws Exception {
    var processors = two();

    assertThat(threadsInTraining(NARROW, processors))
        .doesNotContain(new Seen("java", processors.subList(0, 1)))
        .extracting(Seen::name)
        .doesNotContain("helper");
  }

  private static List<Integer> two() {
    var all = HostProcessors.ifThereAre(Runtime.getRuntime().availableProcessors());
    assumeTrue(all.size() > 1, "There is a second processor");
    return all.subList(0, 2);
  }

  private List<Seen> threadsInTraining(String network, List<Integer> processors) throws Exception {
    var data = StoredSamples.points(folder.resolve("data"), 20_000, 50);
    var plan = "{\"batchSize\": %d, \"epochs\": 1000}".formatted(BATCH);
    var cache = Files.createDirectories(folder.resolve("cache"));
    Files.writeString(cache.resolve("threads-2"), Long.toString(PRODUCTS_OF_NARROW + 1));
    try (var trainer = TrainerProcess.start(processors, cache)) {
      trainer.await(Ready.class);
      trainer.train(network, plan, data, null, folder.resolve("out"));
      trainer.await(Happened.class, report -> report.event() instanceof BatchDone);
      return threads(trainer.pid());
    }
  }

  private static List<Seen> threads(long process) throws IOException {
    try (var threads = Files.list(Path.of("/proc", String.valueOf(process), "task"))) {
      return threads.map(Seen::at).toList();
    }
  }
}
