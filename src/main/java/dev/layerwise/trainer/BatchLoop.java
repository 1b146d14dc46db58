package dev.layerwise.trainer;

import dev.layerwise.training.TrainingPlan;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Trains the batches of an epoch, one after another.
 *
 * <p>Randomness starts afresh at every chunk of batches, from (seed, epoch, chunk). A pause takes
 * effect only there, so that a run that goes on later equals one that was never paused.
 */
final class BatchLoop {
  static final int CHUNK = 50;

  /** One batch is computed while the next is prepared; more would make a stop late. */
  private static final int IN_FLIGHT = 2;

  private final Step step;
  private final Gather gather;
  private final TrainingPlan plan;
  private final Wish wish;
  private final Progress progress;
  private final BoundaryProbe boundary;
  private final Deque<Unread> unread = new ArrayDeque<>();
  private double lastLoss = Double.NaN;

  /** A batch that the device may still be working on. */
  private record Unread(int batch, int[] labels, Step.Scores scores) {}

  BatchLoop(
      Step step,
      Gather gather,
      TrainingPlan plan,
      Wish wish,
      Progress progress,
      BoundaryProbe boundary) {
    this.step = step;
    this.gather = gather;
    this.plan = plan;
    this.wish = wish;
    this.progress = progress;
    this.boundary = boundary;
  }

  /**
   * Trains from this batch to the epoch's end, or until a wish.
   *
   * @param order the epoch's samples
   * @param tally where loss and hits are added
   * @return batches done in the epoch
   */
  int train(int epoch, int from, int[] order, Tally tally) {
    int batches = batchesOf(order.length);
    double learningRate = LearningRate.at(epoch, plan);
    progress.startClock();
    int done = from;
    while (done < batches && !wish.isStop() && !(wish.isPause() && done % CHUNK == 0)) {
      if (done % CHUNK == 0) {
        step.reseed(Seeds.chunk(plan.seed(), epoch, done / CHUNK));
      }
      int first = done * plan.batchSize();
      var batch = gather.batch(order, first, Math.min(order.length, first + plan.batchSize()));
      var scores = step.train(batch, learningRate);
      done++;
      unread.addLast(new Unread(done, batch.labels(), scores));
      readAllBut(progress.isSilent() ? 0 : IN_FLIGHT - 1, epoch, batches, tally);
      boundary.look(epoch - 1);
    }
    readAllBut(0, epoch, batches, tally);
    return done;
  }

  int batchesOf(int samples) {
    return (samples + plan.batchSize() - 1) / plan.batchSize();
  }

  private void readAllBut(int left, int epoch, int batches, Tally tally) {
    while (unread.size() > left) {
      var next = unread.removeFirst();
      var ofBatch = new Tally();
      double loss = ofBatch.add(next.scores.read(), next.labels);
      if (!Double.isFinite(loss)) {
        throw Diverged.inTraining(epoch, next.batch, lastLoss, plan);
      }
      lastLoss = loss;
      tally.add(ofBatch);
      progress.done(epoch, next.batch, batches, ofBatch);
    }
  }
}
