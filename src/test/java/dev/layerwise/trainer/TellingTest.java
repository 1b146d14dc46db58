package dev.layerwise.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.layerwise.dataset.StoredDataset;
import dev.layerwise.training.Loss;
import dev.layerwise.training.RunEvent;
import dev.layerwise.training.RunEvent.BatchDone;
import dev.layerwise.training.RunEvent.Boundary;
import dev.layerwise.training.TrainerReport.Happened;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told while a run trains, and how often. */
class TellingTest {
  private static final long MILLISECOND = 1_000_000;

  @TempDir Path folder;

  private final AtomicLong clock = new AtomicLong();
  private final List<RunEvent> told = new ArrayList<>();
  private final Narrator narrator =
      new Narrator(report -> told.add(((Happened) report).event()), clock::get);

  @Test
  void theFirstBatchIsToldAtOnceAndThenFourMeansASecond() {
    var progress = new Progress(narrator);
    for (int batch = 1; batch <= 1000; batch++) {
      clock.addAndGet(MILLISECOND);
      progress.done(1, batch, 1000, new Tally(batch, 1, 2));
    }

    assertThat(told).hasSize(1 + 3); // at 1, 251, 501 and 751 ms
    assertThat((BatchDone) told.get(0)).extracting(BatchDone::batch).isEqualTo(1);
    var second = (BatchDone) told.get(1);
    assertThat(second.batch()).isEqualTo(251);
    assertThat(second.loss()).isEqualTo((2 + 251) / 2.0 / 2); // mean over batches 2 to 251
    assertThat(second.accuracy()).isEqualTo(0.5);
    assertThat(second.samplesPerSecond()).isEqualTo(2000);
  }

  /** So that each piece of news moves the curves about as far as the one before. */
  @Test
  void theLongerARunTheRarerAreItsNewsDownToOneASecond() {
    var progress = new Progress(narrator);
    var at = new ArrayList<Long>();
    for (int batch = 1; batch <= 60_000; batch++) {
      clock.addAndGet(MILLISECOND);
      int before = told.size();
      progress.done(1, batch, 60_000, new Tally(batch, 1, 2));
      if (told.size() > before) {
        at.add(clock.get() / MILLISECOND);
      }
    }

    for (int i = 2; i < at.size(); i++) {
      long sinceLast = at.get(i) - at.get(i - 1);
      long aTwentieth = at.get(i) / 20;
      long wanted = Math.max(250, Math.min(1000, aTwentieth));
      assertThat(sinceLast).isBetween(wanted, wanted + 1); // batches end once a millisecond
    }
    assertThat(at.get(at.size() - 1)).isGreaterThan(59_000);
  }

  @Test
  void checkpointsAreAThirdOfTheTimeApartAndNoMoreThanThirtySeconds() {
    var checkpoints = GrowingInterval.ofCheckpoints(narrator);
    long last = clock.get();
    for (long second = 1; second <= 600; second++) {
      clock.addAndGet(1000 * MILLISECOND);
      long since = second - last / (1000 * MILLISECOND);
      boolean due = since >= 3 && (3 * since >= second || since >= 30);
      assertThat(checkpoints.isOver(last)).as("after %d s", second).isEqualTo(due);
      last = due ? clock.get() : last;
    }
  }

  @Test
  void aCheckpointThatTookLongIsFollowedByOneThatComesLater() {
    var checkpoints = GrowingInterval.ofCheckpoints(narrator);
    clock.addAndGet(10_000 * MILLISECOND);
    checkpoints.took(250 * MILLISECOND);
    long last = clock.get();

    clock.addAndGet(49_999 * MILLISECOND);
    assertThat(checkpoints.isOver(last)).isFalse();
    clock.addAndGet(MILLISECOND);
    assertThat(checkpoints.isOver(last)).isTrue();
  }

  @Test
  void theBoundaryIsShownFourTimesASecondAndLaterOnceInTheCoordinatesOfTheData() throws Exception {
    var data = StoredDataset.open(StoredSamples.points(folder, 50, 10));
    var objective = Objective.of(Loss.CROSS_ENTROPY);
    var probe = new BoundaryProbe(new AboveTheDiagonal(), objective, data, narrator);
    probe.show(0);
    for (int i = 0; i < 1000; i++) {
      clock.addAndGet(MILLISECOND);
      probe.look(1);
    }

    assertThat(told).hasSize(1 + 4);
    var shown = (Boundary) told.get(0);
    int last = shown.size() - 1;
    assertThat(shown.range()).isGreaterThan(1.5).isLessThan(4);
    assertThat(at(shown, 0, last)).as("top right").isEqualTo(1);
    assertThat(at(shown, 0, 1)).as("top left").isEqualTo(1);
    assertThat(at(shown, last, last - 1)).as("bottom right").isZero();
    assertThat(at(shown, last, 0)).as("bottom left").isZero();
    told.clear();
    clock.addAndGet(60_000 * MILLISECOND);
    probe.show(2);
    for (int i = 0; i < 3000; i++) {
      clock.addAndGet(MILLISECOND);
      probe.look(2);
    }
    assertThat(told).as("once a second after a minute").hasSize(1 + 3);
  }

  private static int at(Boundary shown, int row, int column) {
    return shown.classes()[row * shown.size() + column];
  }

  /** Answers 1 where y > −x, or where it is exactly between, above the middle. */
  private static final class AboveTheDiagonal implements Step {
    @Override
    public float[] evaluate(Batch batch) {
      var points = batch.values().asFloatBuffer();
      var logits = new float[batch.size() * 2];
      for (int i = 0; i < batch.size(); i++) {
        float x = points.get();
        float y = points.get();
        logits[2 * i + 1] = y + 0.5f * x;
      }
      return logits;
    }

    @Override
    public Way way() {
      return new Way(Kind.BLOCKS, 1);
    }

    @Override
    public void train(Batch batch, double learningRate) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Map<String, Movement> trainMeasured(Batch batch, double learningRate) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void outputs(
        Batch batch, List<LearningLayer> layers, BiConsumer<LearningLayer, float[]> look) {}

    @Override
    public List<Tally> results() {
      return List.of();
    }

    @Override
    public long parameters() {
      return 0;
    }

    @Override
    public void reseed(long seed) {}

    @Override
    public Map<String, Tensor> lookAtWeights() {
      return Map.of();
    }

    @Override
    public Map<String, Tensor> lookAtMemory() {
      return Map.of();
    }

    @Override
    public void restore(Map<String, Tensor> weights, Map<String, Tensor> memory) {}

    @Override
    public void close() {}
  }
}
