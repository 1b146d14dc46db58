package dev.layerwise.trainer;

import dev.layerwise.training.RunEvent.EpochDone;
import dev.layerwise.training.RunEvent.EpochMetrics;
import dev.layerwise.training.TrainerReport.Checkpointed;
import dev.layerwise.training.TrainerReport.Finished;
import dev.layerwise.training.TrainerReport.Outcome;
import dev.layerwise.training.TrainerReport.Started;
import dev.layerwise.training.TrainingPlan;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One run from its first batch, or from a checkpoint, to its end. */
final class TrainingRun {
  private final Assignment assignment;
  private final TrainingPlan plan;
  private final Step step;
  private final Wish wish;
  private final Narrator narrator;

  private final Split split;
  private final Evaluation evaluation;
  private final BoundaryProbe boundary;
  private final LayerProbe layers;
  private final BatchLoop loop;
  private final EarlyEnd earlyEnd;
  private final GrowingInterval checkpoints;

  private int epoch = 1;
  private int batch;
  private Tally tally = new Tally();
  private long lastCheckpoint;

  TrainingRun(Assignment assignment, Step step, Wish wish, Narrator narrator) {
    this.assignment = assignment;
    this.plan = assignment.plan();
    this.step = step;
    this.wish = wish;
    this.narrator = narrator;
    var data = assignment.data();
    var gather = new Gather(data);
    var batches = new TrainingBatches(gather, plan, data.meta());
    if (batches.areAsStored()) {
      step.hold(data);
    }
    this.split = Split.of(data.meta().train(), plan.validation(), plan.seed());
    this.evaluation = new Evaluation(step, gather, plan.batchSize(), narrator);
    this.boundary = new BoundaryProbe(step, Objective.of(plan.loss()), data, narrator);
    this.layers = new LayerProbe(assignment, step, gather, split.training(), narrator);
    this.loop =
        new BatchLoop(step, batches, assignment, wish, new Progress(narrator), boundary, layers);
    this.earlyEnd = new EarlyEnd(plan.earlyStopping());
    this.checkpoints = GrowingInterval.ofCheckpoints(narrator);
  }

  void goOnFrom(Checkpoint checkpoint) {
    step.restore(checkpoint.weights(), checkpoint.memory());
    epoch = checkpoint.epoch();
    batch = checkpoint.batch();
    tally = checkpoint.tally();
    earlyEnd.goOnFrom(checkpoint.best(), epoch - 1);
  }

  /** Trains until the last epoch, early stopping or a wish ends it, and tests what was learned. */
  Finished run(RunFolder folder) throws IOException {
    narrator.say(new Started(step.parameters(), epoch, step.way().words()));
    lastCheckpoint = narrator.now();
    boundary.show(epoch - 1);
    while (isMoreToLearn() && !wish.isStop()) {
      trainEpoch();
      boolean moreToDo = isMoreToLearn() && !wish.isStop();
      if (moreToDo && wish.isPause()) {
        checkpoint(folder);
        return new Finished(Outcome.PAUSED, null, null, null, null);
      }
      if (moreToDo && checkpoints.isOver(lastCheckpoint)) {
        checkpoint(folder);
      }
    }
    int reached = batch == 0 ? epoch - 1 : epoch;
    var words = earlyEnd.words(reached);
    int kept = earlyEnd.restore(step, reached);
    boundary.show(kept);
    return new FinalTest(assignment, step, evaluation, narrator)
        .finish(isMoreToLearn() ? Outcome.STOPPED : Outcome.COMPLETED, kept, words, folder);
  }

  private boolean isMoreToLearn() {
    return epoch <= plan.epochs() && !earlyEnd.isDue();
  }

  /** Trains this epoch as far as the worker wishes; at its end, tells of it and moves on. */
  private void trainEpoch() {
    var order = split.order(plan.seed(), epoch);
    long started = narrator.now();
    long before = tally.samples();
    batch = loop.train(epoch, batch, order, tally);
    if (batch < loop.batchesOf(order.length)) {
      return;
    }
    double seconds = Math.max(1, narrator.now() - started) / 1e9;
    tellEpoch((tally.samples() - before) / seconds);
    layers.tell(epoch);
    boundary.look(epoch);
    epoch++;
    batch = 0;
    tally = new Tally();
  }

  private void tellEpoch(double samplesPerSecond) {
    var validation = validate();
    if (validation != null) {
      earlyEnd.judge(epoch, validation, step);
    }
    narrator.tell(
        new EpochDone(
            epoch,
            new EpochMetrics(
                tally.loss(),
                tally.accuracy(),
                validation == null ? null : validation.loss(),
                validation == null ? null : validation.accuracy(),
                LearningRate.at(epoch, plan),
                samplesPerSecond)));
  }

  /** Null when nothing is held out, or a stop cannot wait for it. */
  private @Nullable Tally validate() {
    var validation = new Tally();
    var objective = Objective.of(plan.loss());
    boolean complete =
        evaluation.of(
            split.validation(),
            (outputs, labels) -> validation.add(objective, outputs, labels),
            wish::isStop);
    if (!complete || validation.samples() == 0) {
      return null;
    }
    if (!Double.isFinite(validation.loss())) {
      throw Diverged.inTest(epoch, plan);
    }
    return validation;
  }

  private void checkpoint(RunFolder folder) throws IOException {
    // The narrator's clock may run fast, in a warm-up; nothing is written faster for that.
    long begun = System.nanoTime();
    var file =
        folder.save(
            new Checkpoint(
                assignment.identity(),
                step.way(),
                epoch,
                batch,
                tally,
                step.lookAtWeights(),
                step.lookAtMemory(),
                earlyEnd.best()));
    checkpoints.took(System.nanoTime() - begun);
    lastCheckpoint = narrator.now();
    narrator.say(new Checkpointed(file, epoch, batch));
  }
}
