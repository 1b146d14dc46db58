package dev.layerwise.trainer;

import dev.layerwise.training.Seeds;
import dev.layerwise.training.TrainingPlan;

/**
 * Trains the batches of an epoch, one after another.
 *
 * <p>Randomness starts afresh at every chunk of batches, from (seed, epoch, chunk). A pause takes
 * effect only there, so that a run that goes on later equals one that was never paused. A network
 * without randomness needs no new beginning, which costs a small one several steps.
 */
final class BatchLoop {
  static final int CHUNK = 50;

  /** Results wait on the device no longer than this, however fast it is. */
  private static final int MOST_UNREAD = 4096;

  private final Step step;
  private final TrainingBatches batches;
  private final TrainingPlan plan;
  private final boolean random;
  private final Wish wish;
  private final Progress progress;
  private final BoundaryProbe boundary;
  private final LayerProbe layers;
  private double lastLoss = Double.NaN;

  BatchLoop(
      Step step,
      TrainingBatches batches,
      Assignment assignment,
      Wish wish,
      Progress progress,
      BoundaryProbe boundary,
      LayerProbe layers) {
    this.step = step;
    this.batches = batches;
    this.plan = assignment.plan();
    this.random = assignment.network().isRandom();
    this.wish = wish;
    this.progress = progress;
    this.boundary = boundary;
    this.layers = layers;
  }

  /**
   * Trains from this batch to the epoch's end, or until a wish.
   *
   * @param order the epoch's samples
   * @param tally where loss and hits are added
   * @return batches done in the epoch
   */
  int train(int epoch, int from, int[] order, Tally tally) {
    int all = batchesOf(order.length);
    int lastFull = Math.max(1, order.length / plan.batchSize()) - 1;
    double learningRate = LearningRate.at(epoch, plan);
    progress.startClock();
    int done = from;
    int read = from;
    while (done < all && !wish.isStop() && !(wish.isPause() && done % CHUNK == 0)) {
      if (random && done % CHUNK == 0) {
        step.reseed(Seeds.chunk(plan.seed(), epoch, done / CHUNK));
      }
      int first = done * plan.batchSize();
      int next = Math.min(order.length, first + plan.batchSize());
      var batch = batches.of(epoch, order, first, next);
      if (done == lastFull) {
        layers.train(batch, learningRate, epoch == plan.epochs());
      } else {
        step.train(batch, learningRate);
      }
      done++;
      if (progress.isDue() || done - read >= MOST_UNREAD) {
        read(epoch, read, all, tally);
        read = done;
      }
      boundary.look(epoch - 1);
    }
    read(epoch, read, all, tally);
    return done;
  }

  int batchesOf(int samples) {
    return (samples + plan.batchSize() - 1) / plan.batchSize();
  }

  /** Adds up what was trained after this many batches of the epoch. */
  private void read(int epoch, int from, int batches, Tally tally) {
    var since = new Tally();
    int batch = from;
    for (var result : step.results()) {
      batch++;
      if (!Double.isFinite(result.loss())) {
        throw Diverged.inTraining(epoch, batch, lastLoss, plan);
      }
      lastLoss = result.loss();
      since.add(result);
      tally.add(result);
    }
    if (batch > from) {
      progress.done(epoch, batch, batches, since);
    }
  }
}
