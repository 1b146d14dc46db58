package dev.layerwise.trainer;

import dev.layerwise.trainer.mxnet.Context;
import dev.layerwise.trainer.mxnet.NativeArray;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.function.Function;

/**
 * A {@link Stem} computed by the processor for batches of one size, before and after the graph of
 * the layers behind it: forward it leaves its outcome in an array for that graph, backward it finds
 * the graph's gradient in another. Samples are shared among threads; their sums are the same for
 * any number of threads.
 *
 * <p>Both arrays are windows onto another: only of those does the engine never change the layout,
 * which it does with an array of its own wherever a kernel likes another one better.
 */
final class HostStem implements AutoCloseable {
  /** Shares of a batch: each has sums of its own, which are added in their order. */
  private static final int MOST_PIECES = 16;

  private final Stem stem;
  private final int size;
  private final int perSample;
  private final Helpers helpers;
  private final NativeArray numbers;
  private final NativeArray outcome;
  private final NativeArray gradient;
  private final NativeArray gradientRow;
  private final FlatRow.Place weights;
  private final FlatRow.Place biases;
  private final FloatBuffer outcomes;
  private final FloatBuffer gradients;
  private final FloatBuffer inWeightRow;
  private final FloatBuffer inGradientRow;
  private final float[][] pictures;
  private final byte[][] chosen;
  private final Sums[] sums;
  private final ThreadLocal<Workplace> workplaces;

  /** What a thread works with. */
  private record Workplace(StemLoops loops, float[] outcome, float[] gradient) {}

  /** What a piece of the batch gives. */
  private record Sums(double[] weights, double[] biases) {}

  /**
   * @param size of the batches
   * @param helpers that share the work
   */
  HostStem(Stem stem, int size, Context context, FlatParameters parameters, Helpers helpers) {
    this.stem = stem;
    this.size = size;
    this.helpers = helpers;
    var output = stem.output();
    this.perSample = Math.toIntExact(output.size());
    long[] shape = {size, output.channels(), output.height(), output.width()};
    this.numbers = NativeArray.zeros(context, 2L * size * perSample);
    this.outcome = numbers.view(0, shape);
    this.gradient = numbers.view((long) size * perSample, shape);
    this.gradientRow = parameters.gradients();
    this.weights = parameters.row().place(Stem.WEIGHT);
    this.biases = parameters.row().place(Stem.BIAS);
    this.outcomes = outcome.floats();
    this.gradients = gradient.floats();
    this.inWeightRow = parameters.weights().floats();
    this.inGradientRow = gradientRow.floats();
    this.pictures = new float[size][(int) stem.input().size()];
    this.chosen = new byte[size][perSample];
    this.sums = new Sums[Math.min(size, MOST_PIECES)];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = new Sums(new double[weights.size()], new double[biases.size()]);
    }
    this.workplaces =
        ThreadLocal.withInitial(
            () -> new Workplace(new StemLoops(stem), new float[perSample], new float[perSample]));
  }

  Stem stem() {
    return stem;
  }

  /** What leaves the stem, of shape (N,C,H,W). */
  NativeArray outcome() {
    return outcome;
  }

  /** Where the graph writes the loss's gradient by the outcome. */
  NativeArray gradient() {
    return gradient;
  }

  /** Fills the outcome. */
  void forward(Feed.Samples batch) {
    var filters = read(weights);
    var shifts = read(biases);
    outcome.awaitUses();
    share(
        (piece, sample, work) -> {
          batch.read(sample, pictures[sample]);
          work.loops.forward(pictures[sample], filters, shifts, work.outcome, chosen[sample]);
          outcomes.put(sample * perSample, work.outcome);
        });
  }

  private float[] read(FlatRow.Place place) {
    var values = new float[place.size()];
    inWeightRow.get(place.from(), values);
    return values;
  }

  /** Fills the gradients of the stem's weights, for the batch that went forward last. */
  void backward() {
    gradientRow.awaitUses();
    gradient.await();
    for (var sum : sums) {
      Arrays.fill(sum.weights, 0);
      Arrays.fill(sum.biases, 0);
    }
    share(this::backward);
    write(weights, Sums::weights);
    write(biases, Sums::biases);
  }

  private void backward(int piece, int sample, Workplace work) {
    outcomes.get(sample * perSample, work.outcome);
    gradients.get(sample * perSample, work.gradient);
    work.loops.backward(
        pictures[sample],
        work.outcome,
        chosen[sample],
        work.gradient,
        sums[piece].weights,
        sums[piece].biases);
  }

  /** Each piece's share, in order. */
  private void write(FlatRow.Place place, Function<Sums, double[]> share) {
    var total = new double[place.size()];
    for (var sum : sums) {
      var ofPiece = share.apply(sum);
      for (int i = 0; i < total.length; i++) {
        total[i] += ofPiece[i];
      }
    }
    for (int i = 0; i < total.length; i++) {
      inGradientRow.put(place.from() + i, (float) total[i]);
    }
  }

  /** What is done with a sample, which is in this piece of the batch. */
  @FunctionalInterface
  private interface Part {
    void take(int piece, int sample, Workplace work);
  }

  private void share(Part part) {
    helpers.share(
        sums.length,
        piece -> {
          var work = workplaces.get();
          int end = (piece + 1) * size / sums.length;
          for (int sample = piece * size / sums.length; sample < end; sample++) {
            part.take(piece, sample, work);
          }
        });
  }

  @Override
  public void close() {
    outcome.close();
    gradient.close();
    numbers.close();
  }
}
