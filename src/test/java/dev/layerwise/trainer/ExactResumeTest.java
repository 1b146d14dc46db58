package dev.layerwise.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.layerwise.dataset.StoredDataset;
import dev.layerwise.network.NetworkReader;
import dev.layerwise.training.RunEvent.BatchDone;
import dev.layerwise.training.RunEvent.EpochDone;
import dev.layerwise.training.TrainerReport;
import dev.layerwise.training.TrainerReport.Checkpointed;
import dev.layerwise.training.TrainerReport.Finished;
import dev.layerwise.training.TrainerReport.Happened;
import dev.layerwise.training.TrainerReport.Outcome;
import dev.layerwise.training.TrainingPlanReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A run that went on from a checkpoint equals one that was never interrupted, bit for bit. */
class ExactResumeTest {
  /** Each test is made in both ways of computing. */
  @Retention(RetentionPolicy.RUNTIME)
  @ParameterizedTest
  @EnumSource(
      value = StepChoice.class,
      names = {"GRAPH", "BLOCKS"})
  @interface InBothWays {}

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NETWORK =
      """
      {"layers":[
        {"kind":"conv2d","filters":4,"kernel":3},{"kind":"batchNorm"},
        {"kind":"activation","function":"relu"},{"kind":"maxPool2d","size":2},
        {"kind":"residual","layers":[{"kind":"conv2d","filters":6,"kernel":3,"activation":"relu"},{"kind":"batchNorm"}]},
        {"kind":"globalAvgPool2d"},{"kind":"dropout","rate":0.3},
        {"kind":"dense","units":8,"activation":"tanh"},{"kind":"dropout","rate":0.2},{"kind":"output"}]}""";
  private static final int BATCHES = 66;
  private static final int EPOCHS_AT_MOST = 40;

  @TempDir Path folder;

  private StepChoice choice = StepChoice.AUTO;

  private Path data;

  @BeforeEach
  void makeData() throws Exception {
    // 580 samples, a tenth held out: 65 batches of 8 and a last one of 2.
    data = StoredSamples.stripes(folder.resolve("data"), 2, 8, 3, 580, 60);
  }

  @InBothWays
  void aRunPausedInsideAnEpochEndsAsIfItHadNotBeen(StepChoice way) throws Exception {
    choice = way;
    for (var optimizer : List.of("adam", "momentum", "rmsprop")) {
      var whole = new Recording(optimizer, "whole-" + optimizer);
      assertThat(whole.run(null).outcome()).isEqualTo(Outcome.COMPLETED);

      var first = new Recording(optimizer, "first-" + optimizer);
      first.pauseAt(2, 20);
      assertThat(first.run(null).outcome()).isEqualTo(Outcome.PAUSED);
      var checkpoint = first.checkpoints.get(first.checkpoints.size() - 1);
      assertThat(checkpoint.epoch()).isEqualTo(2);
      assertThat(checkpoint.batch()).isEqualTo(BatchLoop.CHUNK);
      var second = new Recording(optimizer, "second-" + optimizer);
      second.run(checkpoint.file().path());

      assertSameEnd(whole, second);
      assertThat(metrics(first, second)).isEqualTo(whole.metrics());
    }
  }

  @InBothWays
  void aRunKilledAfterAnyEpochEndsAsIfItHadNotBeen(StepChoice way) throws Exception {
    choice = way;
    var whole = new Recording("adam", "whole");
    whole.run(null);
    assertThat(whole.checkpoints).extracting(Checkpointed::epoch).containsExactly(2, 3);

    for (var checkpoint : whole.checkpoints) {
      var second = new Recording("adam", "from-" + checkpoint.epoch());
      second.run(checkpoint.file().path());
      assertSameEnd(whole, second);
      assertThat(second.metrics())
          .isEqualTo(whole.metrics().subList(checkpoint.epoch() - 1, whole.metrics().size()));
    }
  }

  @InBothWays
  void twoRunsOfOneSeedAreEqualAndOfTwoSeedsAreNot(StepChoice way) throws Exception {
    choice = way;
    var one = new Recording("adam", "one");
    one.run(null);
    var same = new Recording("adam", "same");
    same.run(null);
    var other = new Recording("adam", "other");
    other.seed = 8;
    other.run(null);

    assertSameEnd(one, same);
    assertThat(other.model()).isNotEqualTo(one.model());
  }

  @InBothWays
  void aCheckpointOfAnotherRunIsRefusedInWords(StepChoice way) throws Exception {
    choice = way;
    var first = new Recording("adam", "first");
    first.pauseAt(1, 10);
    first.run(null);
    var checkpoint = first.checkpoints.get(0).file().path();

    assertThatThrownBy(() -> new Recording("sgd", "second").run(checkpoint))
        .isInstanceOf(Checkpoint.ForeignCheckpoint.class)
        .hasMessageContaining("belongs to a run with another network, plan or data set");
  }

  @InBothWays
  void aCheckpointOfTheOtherWayOfComputingIsRefusedInWordsUnlessTheWayIsFree(StepChoice way)
      throws Exception {
    choice = way;
    var first = new Recording("adam", "first");
    first.pauseAt(1, 10);
    first.run(null);
    var checkpoint = first.checkpoints.get(0).file().path();

    choice = way == StepChoice.GRAPH ? StepChoice.BLOCKS : StepChoice.GRAPH;
    assertThatThrownBy(() -> new Recording("adam", "second").run(checkpoint))
        .isInstanceOf(StepChoice.OtherWay.class)
        .hasMessageContaining("begun on another kind of device or setting")
        .hasMessageContaining(StepChoice.VARIABLE);

    choice = StepChoice.AUTO;
    var third = new Recording("adam", "third");
    assertThat(third.run(checkpoint).outcome()).isEqualTo(Outcome.COMPLETED);
    choice = way;
    var whole = new Recording("adam", "whole");
    whole.run(null);
    assertSameEnd(whole, third);
  }

  /** Interrupted before the best epoch, between it and the end, and inside an epoch. */
  @InBothWays
  void aRunThatStopsEarlyKeepsTheSameBestWeightsWhereverItWasInterrupted(StepChoice way)
      throws Exception {
    choice = way;
    var whole = stoppingEarly("whole");
    assertThat(whole.run(null).outcome()).isEqualTo(Outcome.COMPLETED);
    int best = whole.bestEpoch();
    int last = whole.epochs.size();
    assertThat(last).isEqualTo(best + 2).isLessThan(EPOCHS_AT_MOST);
    assertThat(whole.finished.message())
        .isEqualTo(
            "Stopped early after epoch %d: the validation loss had not been better for 2 epochs."
                    .formatted(last)
                + " The weights of epoch %d, the best, were tested and kept.".formatted(best));
    assertThat(whole.model()).isEqualTo(whole.weightsAfter(best));
    assertThat(whole.model()).isNotEqualTo(whole.weightsAfter(best + 1));

    for (var checkpoint : whole.kept.entrySet()) {
      var second = stoppingEarly("from-" + checkpoint.getKey());
      second.run(checkpoint.getValue());
      assertSameEnd(whole, second);
      assertThat(second.finished.message()).isEqualTo(whole.finished.message());
    }
    var paused = stoppingEarly("paused");
    paused.pauseAt(best + 2, 20);
    assertThat(paused.run(null).outcome()).isEqualTo(Outcome.PAUSED);
    var resumed = stoppingEarly("resumed");
    resumed.run(paused.checkpoints.get(paused.checkpoints.size() - 1).file().path());
    assertSameEnd(whole, resumed);
  }

  @InBothWays
  void aRunStoppedByItsStudentKeepsTheBestWeightsUntilThen(StepChoice way) throws Exception {
    choice = way;
    var whole = stoppingEarly("whole");
    whole.run(null);
    int best = whole.bestEpoch();

    var stopped = stoppingEarly("stopped");
    stopped.onBatch =
        (epoch, batch) -> {
          if (epoch == best + 1 && batch == 5) {
            stopped.wish.stop();
          }
        };
    assertThat(stopped.run(null).outcome()).isEqualTo(Outcome.STOPPED);

    assertThat(stopped.finished.message())
        .isEqualTo("The weights of epoch %d, the best, were tested and kept.".formatted(best));
    assertThat(stopped.model()).isEqualTo(whole.model());
  }

  @InBothWays
  void aRunOfAugmentedImagesPausedInsideAnEpochEndsAsIfItHadNotBeen(StepChoice way)
      throws Exception {
    choice = way;
    var whole = augmented("whole");
    whole.run(null);
    var first = augmented("first");
    first.pauseAt(2, 20);
    assertThat(first.run(null).outcome()).isEqualTo(Outcome.PAUSED);
    var second = augmented("second");
    second.run(first.checkpoints.get(first.checkpoints.size() - 1).file().path());

    assertSameEnd(whole, second);
    assertThat(metrics(first, second)).isEqualTo(whole.metrics());
    var plain = new Recording("adam", "plain");
    plain.run(null);
    assertThat(plain.model()).isNotEqualTo(whole.model());
  }

  @InBothWays
  void aRegressionWithLimitedGradientsPausedInsideAnEpochEndsAsIfItHadNotBeen(StepChoice way)
      throws Exception {
    choice = way;
    var whole = limited("whole");
    whole.run(null);
    var first = limited("first");
    first.pauseAt(2, 20);
    assertThat(first.run(null).outcome()).isEqualTo(Outcome.PAUSED);
    var checkpoint = first.checkpoints.get(first.checkpoints.size() - 1).file().path();
    var second = limited("second");
    second.run(checkpoint);

    assertSameEnd(whole, second);
    assertThat(metrics(first, second)).isEqualTo(whole.metrics());
    var unlimited = limited("unlimited");
    unlimited.more = ",\"loss\":{\"kind\":\"huber\"}";
    unlimited.run(null);
    assertThat(unlimited.model()).isNotEqualTo(whole.model());
    assertThatThrownBy(() -> new Recording("momentum", "usual").run(checkpoint))
        .isInstanceOf(Checkpoint.ForeignCheckpoint.class);
  }

  private Recording limited(String name) {
    var recording = new Recording("momentum", name);
    recording.more = ",\"loss\":{\"kind\":\"huber\"},\"gradientClipping\":0.05";
    return recording;
  }

  @Test
  void augmentedImagesAreTheSameInBothWays() throws Exception {
    choice = StepChoice.GRAPH;
    var graph = augmented("graph");
    graph.run(null);
    choice = StepChoice.BLOCKS;
    var blocks = augmented("blocks");
    blocks.run(null);

    assertThat(graph.model()).isEqualTo(blocks.model());
  }

  private Recording augmented(String name) {
    var recording = new Recording("adam", name);
    recording.more =
        ",\"augmentation\":[{\"kind\":\"flip\"},{\"kind\":\"shift\",\"pixels\":1},{\"kind\":\"crop\",\"pixels\":2}]";
    return recording;
  }

  private Recording stoppingEarly(String name) {
    var recording = new Recording("adam", name);
    recording.seed = 5; // it stops soon: what follows goes on from each of its epochs
    recording.epochsAtMost = EPOCHS_AT_MOST;
    recording.more = ",\"earlyStopping\":{\"patience\":2,\"metric\":\"validationLoss\"}";
    return recording;
  }

  private static void assertSameEnd(Recording expected, Recording actual) throws Exception {
    assertThat(actual.model()).isEqualTo(expected.model());
    assertThat(actual.finished.metrics()).isEqualTo(expected.finished.metrics());
    assertThat(actual.finished.predictions().path())
        .hasSameBinaryContentAs(expected.finished.predictions().path());
  }

  private static List<List<Double>> metrics(Recording... parts) {
    var all = new ArrayList<List<Double>>();
    for (var part : parts) {
      all.addAll(part.metrics());
    }
    return all;
  }

  /** A run of three epochs in this process, and what it reported. */
  private final class Recording {
    final String optimizer;
    final Path output;
    final Wish wish = new Wish();
    final AtomicLong clock = new AtomicLong();
    final List<EpochDone> epochs = new ArrayList<>();
    final List<Checkpointed> checkpoints = new ArrayList<>();

    /** Copies of all, by the epoch that follows: the run itself drops old ones. */
    final Map<Integer, Path> kept = new LinkedHashMap<>();

    BiConsumer<Integer, Integer> onBatch = (epoch, batch) -> {};
    int seed = 7;
    int epochsAtMost = 3;
    String more = "";
    Finished finished;

    Recording(String optimizer, String name) {
      this.optimizer = optimizer;
      this.output = folder.resolve(name);
    }

    void pauseAt(int epoch, int batch) {
      onBatch =
          (e, b) -> {
            if (e == epoch && b == batch) {
              wish.pause();
            }
          };
    }

    Finished run(@Nullable Path checkpoint) throws Exception {
      var plan =
          """
          {"batchSize":8,"epochs":%d,"optimizer":{"kind":"%s","learningRate":0.01,"weightDecay":0.001},
           "schedule":{"kind":"cosine"},"seed":%d,"validation":0.1%s}"""
              .formatted(epochsAtMost, optimizer, seed, more);
      var assignment =
          new Assignment(
              NetworkReader.parse(JSON.readTree(NETWORK)),
              TrainingPlanReader.parse(JSON.readTree(plan)),
              StoredDataset.open(data));
      // A clock that runs a second at each look: every batch is told, every epoch is kept.
      var narrator = new Narrator(this::hear, () -> clock.addAndGet(1_000_000_000));
      var begun = checkpoint == null ? null : Checkpoint.read(checkpoint, assignment.identity());
      try (var step =
          choice.create(
              TestDevice.cpu(),
              assignment.network(),
              assignment.plan(),
              assignment.data().meta(),
              begun == null ? null : begun.way())) {
        var run = new TrainingRun(assignment, step, wish, narrator);
        if (begun != null) {
          run.goOnFrom(begun);
        }
        finished = run.run(new RunFolder(output));
      }
      return finished;
    }

    private void hear(TrainerReport report) {
      if (report instanceof Checkpointed checkpointed) {
        checkpoints.add(checkpointed);
        keep(checkpointed);
      } else if (report instanceof Happened happened
          && happened.event() instanceof EpochDone done) {
        epochs.add(done);
      } else if (report instanceof Happened happened
          && happened.event() instanceof BatchDone done) {
        assertThat(done.batches()).isEqualTo(BATCHES);
        onBatch.accept(done.epoch(), done.batch());
      }
    }

    private void keep(Checkpointed checkpointed) {
      try {
        var copy = output.resolve("kept-" + checkpointed.epoch());
        Files.copy(checkpointed.file().path(), copy, StandardCopyOption.REPLACE_EXISTING);
        kept.put(checkpointed.epoch(), copy);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** The first epoch with the lowest validation loss. */
    int bestEpoch() {
      return epochs.stream()
          .min(Comparator.comparingDouble(done -> done.metrics().validationLoss()))
          .orElseThrow()
          .epoch();
    }

    Map<String, Tensor> weightsAfter(int epoch) throws Exception {
      var found = new LinkedHashMap<String, Tensor>();
      SafeTensors.read(kept.get(epoch + 1))
          .tensors()
          .forEach(
              (name, tensor) -> {
                if (name.startsWith("weight/")) {
                  found.put(name.substring("weight/".length()), tensor);
                }
              });
      return found;
    }

    /** All but the speed. */
    List<List<Double>> metrics() {
      return epochs.stream()
          .map(EpochDone::metrics)
          .map(
              m ->
                  List.of(
                      m.trainLoss(),
                      m.trainAccuracy(),
                      m.validationLoss(),
                      m.validationAccuracy(),
                      m.learningRate()))
          .toList();
    }

    Map<String, Tensor> model() throws Exception {
      return SafeTensors.read(finished.model().path()).tensors();
    }
  }
}
