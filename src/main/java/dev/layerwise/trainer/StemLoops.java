package dev.layerwise.trainer;

import java.util.Arrays;

/**
 * A {@link Stem} of one sample at a time, in loops that the Java machine compiles to instructions
 * on many numbers at once. Convolution and pooling are one: what the pooling drops is never written
 * to memory, and backward only the place where each window was largest is looked at.
 *
 * <p>For that the input is taken apart into planes: plane (u, v) has the pixels at (p·i + u, p·j +
 * v), for windows (i, j) of side p. The outcome of the convolution at place (a, b) of all windows
 * is then a sum of whole planes, each times one weight.
 *
 * <p>Not for several threads at once.
 */
final class StemLoops {
  private static final int AT_ONCE = 3;
  private static final int BACK_AT_ONCE = 9;

  /** So much that the least difference of two numbers comes to one at least. */
  private static final float VAST = 1e38f;

  private final Stem stem;
  private final int area;
  private final int paddedHeight;
  private final int paddedWidth;
  private final int phases;
  private final int[] planeOfTap;
  private final int[] offsetOfTap;
  private final int[] offsetOfPlace;
  private final int[] beginnings;

  private final float[] padded;
  private final float[][] planes;
  private final float[][] windows;
  private final float[] largest;
  private final float[] places;
  private final float[] slopes;
  private final int[] positions;

  StemLoops(Stem stem) {
    this.stem = stem;
    int window = stem.window();
    var output = stem.output();
    area = output.height() * output.width();
    paddedHeight = stem.paddedHeight();
    paddedWidth = stem.paddedWidth();
    phases = window + stem.kernel() - 1;
    int channels = stem.input().channels();
    padded = new float[channels * paddedHeight * paddedWidth];
    planes = new float[channels * phases * phases][area];
    windows = new float[window * window][area];
    largest = new float[area];
    places = new float[area];
    slopes = new float[area];
    positions = new int[area];
    planeOfTap = ofTaps(phases * phases, phases);
    offsetOfTap = ofTaps(paddedHeight * paddedWidth, paddedWidth);
    offsetOfPlace = square(window, paddedWidth);
    beginnings = new int[area];
    for (int q = 0; q < area; q++) {
      int i = q / output.width();
      beginnings[q] = window * (i * paddedWidth + q % output.width());
    }
  }

  /** Of each tap (c, y, x) in something with so much for a channel and a row. */
  private int[] ofTaps(int channel, int row) {
    var ofOne = square(stem.kernel(), row);
    var all = new int[stem.taps()];
    for (int tap = 0; tap < all.length; tap++) {
      all[tap] = tap / ofOne.length * channel + ofOne[tap % ofOne.length];
    }
    return all;
  }

  private static int[] square(int side, int row) {
    var all = new int[side * side];
    for (int at = 0; at < all.length; at++) {
      all[at] = at / side * row + at % side;
    }
    return all;
  }

  /** Puts the border around the sample. */
  private void pad(float[] sample) {
    int width = stem.input().width();
    int border = stem.border();
    int columns = Math.min(width, paddedWidth - border);
    int rows = Math.min(stem.input().height(), paddedHeight - border);
    for (int channel = 0; channel < stem.input().channels(); channel++) {
      for (int y = 0; y < rows; y++) {
        int from = (channel * stem.input().height() + y) * width;
        int to = (channel * paddedHeight + y + border) * paddedWidth + border;
        System.arraycopy(sample, from, padded, to, columns);
      }
    }
  }

  private void takeApart(float[] sample) {
    pad(sample);
    int window = stem.window();
    int width = stem.output().width();
    for (int number = 0; number < planes.length; number++) {
      var plane = planes[number];
      int channel = number / (phases * phases);
      int u = number / phases % phases;
      int v = number % phases;
      for (int from = 0; from < area; from += width) {
        int y = window * (from / width) + u;
        int at = (channel * paddedHeight + y) * paddedWidth + v;
        for (int j = 0; j < width; j++) {
          plane[from + j] = padded[at + window * j];
        }
      }
    }
  }

  /**
   * A sample forward.
   *
   * @param sample of shape (C,H,W)
   * @param weights of shape (F,C,K,K)
   * @param outcome of shape (F, area): what leaves the pooling
   * @param chosen of shape (F, area): where in its window, counted row by row, each outcome was
   */
  void forward(float[] sample, float[] weights, float[] biases, float[] outcome, byte[] chosen) {
    takeApart(sample);
    for (int filter = 0; filter < stem.filters(); filter++) {
      for (int place = 0; place < windows.length; place++) {
        convolve(place, weights, filter * stem.taps(), biases[filter]);
      }
      pool();
      System.arraycopy(largest, 0, outcome, filter * area, area);
      for (int q = 0; q < area; q++) {
        chosen[filter * area + q] = (byte) (int) places[q];
      }
    }
  }

  private void convolve(int place, float[] weights, int from, float bias) {
    var sums = windows[place];
    int shift = place / stem.window() * phases + place % stem.window();
    Arrays.fill(sums, bias);
    int tap = 0;
    for (; tap + AT_ONCE <= planeOfTap.length; tap += AT_ONCE) {
      add(
          sums,
          planes[planeOfTap[tap] + shift],
          planes[planeOfTap[tap + 1] + shift],
          planes[planeOfTap[tap + 2] + shift],
          weights[from + tap],
          weights[from + tap + 1],
          weights[from + tap + 2]);
    }
    for (; tap < planeOfTap.length; tap++) {
      add(sums, planes[planeOfTap[tap] + shift], weights[from + tap]);
    }
  }

  private static void add(
      float[] sums, float[] p, float[] q, float[] r, float ofP, float ofQ, float ofR) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] = sums[i] + ofP * p[i] + ofQ * q[i] + ofR * r[i];
    }
  }

  private static void add(float[] sums, float[] plane, float weight) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += weight * plane[i];
    }
  }

  /** The first of the largest, as everywhere. */
  private void pool() {
    System.arraycopy(windows[0], 0, largest, 0, area);
    for (int place = 1; place < windows.length; place++) {
      raise(largest, windows[place]);
    }
    Arrays.fill(places, windows.length - 1);
    for (int place = windows.length - 2; place >= 0; place--) {
      find(places, largest, windows[place], place);
    }
    if (stem.rectified()) {
      rectify(largest);
    }
  }

  private static void raise(float[] largest, float[] values) {
    for (int i = 0; i < largest.length; i++) {
      largest[i] = Math.max(largest[i], values[i]);
    }
  }

  /** Without a branch: the difference is nothing where the value is the largest. */
  private static void find(float[] places, float[] largest, float[] values, float place) {
    for (int i = 0; i < largest.length; i++) {
      float other = Math.min(1, (largest[i] - values[i]) * VAST);
      places[i] = place + other * (places[i] - place);
    }
  }

  private static void rectify(float[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.max(values[i], 0);
    }
  }

  /**
   * A sample backward.
   *
   * @param sample as forward
   * @param outcome as forward
   * @param chosen as forward
   * @param gradient of the loss by the outcome
   * @param ofWeights of shape (F,C,K,K): what the sample gives is added
   * @param ofBiases the same
   */
  void backward(
      float[] sample,
      float[] outcome,
      byte[] chosen,
      float[] gradient,
      double[] ofWeights,
      double[] ofBiases) {
    pad(sample);
    for (int filter = 0; filter < stem.filters(); filter++) {
      int from = filter * area;
      System.arraycopy(gradient, from, slopes, 0, area);
      if (stem.rectified()) {
        System.arraycopy(outcome, from, largest, 0, area);
        keepWhereAboveZero(slopes, largest);
      }
      float sum = 0;
      for (int q = 0; q < area; q++) {
        positions[q] = beginnings[q] + offsetOfPlace[chosen[from + q]];
        sum += slopes[q];
      }
      ofBiases[filter] += sum;
      gather(ofWeights, filter * stem.taps());
    }
  }

  private static void keepWhereAboveZero(float[] slopes, float[] values) {
    for (int i = 0; i < slopes.length; i++) {
      slopes[i] *= Math.min(1, values[i] * VAST);
    }
  }

  private void gather(double[] ofWeights, int to) {
    int tap = 0;
    for (; tap + BACK_AT_ONCE <= offsetOfTap.length; tap += BACK_AT_ONCE) {
      gatherNine(tap, ofWeights, to + tap);
    }
    for (; tap < offsetOfTap.length; tap++) {
      float sum = 0;
      for (int q = 0; q < area; q++) {
        sum += slopes[q] * padded[positions[q] + offsetOfTap[tap]];
      }
      ofWeights[to + tap] += sum;
    }
  }

  /** Nine sums side by side: one alone would wait for each addition. */
  private void gatherNine(int tap, double[] ofWeights, int to) {
    var slopes = this.slopes;
    var padded = this.padded;
    var positions = this.positions;
    int at0 = offsetOfTap[tap];
    int at1 = offsetOfTap[tap + 1];
    int at2 = offsetOfTap[tap + 2];
    int at3 = offsetOfTap[tap + 3];
    int at4 = offsetOfTap[tap + 4];
    int at5 = offsetOfTap[tap + 5];
    int at6 = offsetOfTap[tap + 6];
    int at7 = offsetOfTap[tap + 7];
    int at8 = offsetOfTap[tap + 8];
    float sum0 = 0;
    float sum1 = 0;
    float sum2 = 0;
    float sum3 = 0;
    float sum4 = 0;
    float sum5 = 0;
    float sum6 = 0;
    float sum7 = 0;
    float sum8 = 0;
    for (int q = 0; q < area; q++) {
      float slope = slopes[q];
      int position = positions[q];
      sum0 += slope * padded[position + at0];
      sum1 += slope * padded[position + at1];
      sum2 += slope * padded[position + at2];
      sum3 += slope * padded[position + at3];
      sum4 += slope * padded[position + at4];
      sum5 += slope * padded[position + at5];
      sum6 += slope * padded[position + at6];
      sum7 += slope * padded[position + at7];
      sum8 += slope * padded[position + at8];
    }
    ofWeights[to] += sum0;
    ofWeights[to + 1] += sum1;
    ofWeights[to + 2] += sum2;
    ofWeights[to + 3] += sum3;
    ofWeights[to + 4] += sum4;
    ofWeights[to + 5] += sum5;
    ofWeights[to + 6] += sum6;
    ofWeights[to + 7] += sum7;
    ofWeights[to + 8] += sum8;
  }
}
