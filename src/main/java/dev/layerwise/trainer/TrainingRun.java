package dev.layerwise.trainer;

import dev.layerwise.dataset.StoredDataset;
import dev.layerwise.training.RunEvent;
import dev.layerwise.training.RunEvent.EpochDone;
import dev.layerwise.training.RunEvent.EpochMetrics;
import dev.layerwise.training.TrainerReport;
import dev.layerwise.training.TrainerReport.Checkpointed;
import dev.layerwise.training.TrainerReport.Finished;
import dev.layerwise.training.TrainerReport.Happened;
import dev.layerwise.training.TrainerReport.Outcome;
import dev.layerwise.training.TrainerReport.Started;
import dev.layerwise.training.TrainingPlan;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One run from its first batch, or a checkpoint, to its end.
 *
 * <p>Randomness starts afresh at every chunk of batches, from (seed, epoch, chunk); checkpoints are
 * taken only there. So a run that went on from one equals a run that was never interrupted.
 */
final class TrainingRun {
  static final int CHUNK = 50;
  private static final long CHECKPOINT_INTERVAL_NANOS = 3_000_000_000L;

  /** Batches whose scores are not read yet: one is computed while the next is prepared. */
  private static final int IN_FLIGHT = 2;

  private final String identity;
  private final Step step;
  private final StoredDataset data;
  private final TrainingPlan plan;
  private final RunFolder folder;
  private final Wish wish;
  private final Consumer<TrainerReport> reports;
  private final LongSupplier nanoTime;

  private final Split split;
  private final Gather gather;
  private final Evaluation evaluation;
  private final int batches;
  private final Progress progress;
  private final BoundaryProbe boundary;
  private final Deque<Unread> unread = new ArrayDeque<>();

  private int epoch = 1;
  private int batch;
  private Tally tally = new Tally();
  private double lastLoss = Double.NaN;
  private long trainingNanos;
  private long trainedSamples;
  private long lastCheckpoint;

  /** A batch that the device may still be working on. */
  private record Unread(int batch, int[] labels, Step.Scores scores) {}

  TrainingRun(
      String identity,
      Step step,
      StoredDataset data,
      TrainingPlan plan,
      RunFolder folder,
      Wish wish,
      Consumer<TrainerReport> reports,
      LongSupplier nanoTime) {
    this.identity = identity;
    this.step = step;
    this.data = data;
    this.plan = plan;
    this.folder = folder;
    this.wish = wish;
    this.reports = reports;
    this.nanoTime = nanoTime;
    this.split = Split.of(data.meta().train(), plan.validation(), plan.seed());
    this.gather = new Gather(data);
    this.evaluation = new Evaluation(step, gather, plan.batchSize());
    this.batches = (split.training().length + plan.batchSize() - 1) / plan.batchSize();
    this.progress = new Progress(this::tell, nanoTime);
    this.boundary = new BoundaryProbe(step, data, this::tell, nanoTime);
  }

  private void tell(RunEvent event) {
    reports.accept(new Happened(event));
  }

  void goOnFrom(Checkpoint checkpoint) {
    step.restore(checkpoint.weights(), checkpoint.memory());
    epoch = checkpoint.epoch();
    batch = checkpoint.batch();
    tally = checkpoint.tally();
  }

  /** Trains until the last epoch or a wish ends it, and tests what was learned. */
  Finished run() throws IOException {
    reports.accept(new Started(step.parameters(), epoch));
    lastCheckpoint = nanoTime.getAsLong();
    boundary.show(epoch - 1);
    while (epoch <= plan.epochs()) {
      trainEpoch();
      if (wish.isStop()) {
        return finish(Outcome.STOPPED);
      }
      if (batch == batches) {
        endEpoch();
      }
      if (wish.isPause() && epoch <= plan.epochs()) {
        checkpoint();
        return new Finished(Outcome.PAUSED, null, null, null, null);
      }
    }
    return finish(wish.isStop() ? Outcome.STOPPED : Outcome.COMPLETED);
  }

  private void trainEpoch() {
    var order = split.order(plan.seed(), epoch);
    double learningRate = LearningRate.at(epoch, plan);
    long started = nanoTime.getAsLong();
    progress.resumeClock();
    while (batch < batches && !wish.isStop() && !(wish.isPause() && batch % CHUNK == 0)) {
      if (batch % CHUNK == 0) {
        step.reseed(Seeds.chunk(plan.seed(), epoch, batch / CHUNK));
      }
      int from = batch * plan.batchSize();
      int to = Math.min(order.length, from + plan.batchSize());
      var samples = gather.batch(order, from, to);
      var scores = step.train(samples, learningRate);
      batch++;
      trainedSamples += samples.size();
      unread.addLast(new Unread(batch, samples.labels(), scores));
      // The very first batch is told at once; after it, one batch may still be on its way.
      readAllBut(tally.samples() == 0 ? 0 : IN_FLIGHT - 1);
      boundary.look(epoch - 1);
    }
    readAllBut(0);
    trainingNanos += nanoTime.getAsLong() - started;
  }

  private void readAllBut(int left) {
    while (unread.size() > left) {
      var done = unread.removeFirst();
      var ofBatch = new Tally();
      double loss = ofBatch.add(done.scores.read(), done.labels);
      if (!Double.isFinite(loss)) {
        throw Diverged.inTraining(epoch, done.batch, lastLoss, plan);
      }
      lastLoss = loss;
      tally.add(ofBatch);
      progress.done(epoch, done.batch, batches, ofBatch);
    }
  }

  private void endEpoch() throws IOException {
    var validation = validate();
    double seconds = Math.max(1, trainingNanos) / 1e9;
    tell(
        new EpochDone(
            epoch,
            new EpochMetrics(
                tally.loss(),
                tally.accuracy(),
                validation == null ? null : validation.loss(),
                validation == null ? null : validation.accuracy(),
                LearningRate.at(epoch, plan),
                trainedSamples / seconds)));
    boundary.look(epoch);
    epoch++;
    batch = 0;
    tally = new Tally();
    trainingNanos = 0;
    trainedSamples = 0;
    if (nanoTime.getAsLong() - lastCheckpoint >= CHECKPOINT_INTERVAL_NANOS
        && epoch <= plan.epochs()
        && !wish.isPause()) {
      checkpoint();
    }
  }

  private @Nullable Tally validate() {
    if (split.validation().length == 0) {
      return null;
    }
    var validation = new Tally();
    boolean complete = evaluation.of(split.validation(), validation::add, wish::isStop);
    if (complete && !Double.isFinite(validation.loss())) {
      throw Diverged.inTest(epoch, plan);
    }
    return complete ? validation : null;
  }

  private void checkpoint() throws IOException {
    var file =
        folder.save(new Checkpoint(identity, epoch, batch, tally, step.weights(), step.memory()));
    lastCheckpoint = nanoTime.getAsLong();
    reports.accept(new Checkpointed(file.toString(), epoch, batch));
  }

  private Finished finish(Outcome outcome) throws IOException {
    int reached = batch == 0 ? epoch - 1 : epoch;
    boundary.show(reached);
    new SafeTensors(Map.of("format", "layerwise"), step.weights()).write(folder.model());
    int tests = data.meta().test();
    if (tests == 0) {
      return new Finished(outcome, null, null, null, folder.model().toString());
    }
    var examination = new Examination(tests, data.meta().classes().size());
    int first = data.meta().train();
    evaluation.of(IntStream.range(first, first + tests).toArray(), examination::add, () -> false);
    if (!Double.isFinite(examination.metrics().testLoss())) {
      throw Diverged.inTest(reached, plan);
    }
    tell(examination.confusion(reached));
    examination.writePredictions(folder.predictions());
    return new Finished(
        outcome,
        examination.metrics(),
        null,
        folder.predictions().toString(),
        folder.model().toString());
  }
}
