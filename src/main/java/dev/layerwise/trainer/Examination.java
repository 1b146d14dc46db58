package dev.layerwise.trainer;

import dev.layerwise.training.RunEvent.Confusion;
import dev.layerwise.training.RunEvent.Mistake;
import dev.layerwise.training.RunEvent.TestMetrics;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The test split put to a trained network: what it answered to each sample, and how surely. */
final class Examination {
  private static final int MISTAKES = 24;

  private final Objective objective;
  private final int classes;
  private final int[] actual;
  private final int[] predicted;
  private final float[] confidence;
  private final Tally tally = new Tally();

  private int examined;

  Examination(Objective objective, int samples, int classes) {
    this.objective = objective;
    this.classes = classes;
    this.actual = new int[samples];
    this.predicted = new int[samples];
    this.confidence = new float[samples];
  }

  /** The next samples of the split, in its order. */
  void add(float[] outputs, int[] labels) {
    tally.add(objective, outputs, labels);
    for (int i = 0; i < labels.length; i++) {
      var answer = objective.read(outputs, i * classes, classes, labels[i]);
      actual[examined] = labels[i];
      predicted[examined] = answer.predicted();
      confidence[examined] = (float) answer.confidence();
      examined++;
    }
  }

  TestMetrics metrics() {
    return new TestMetrics(tally.loss(), tally.accuracy());
  }

  /** Counts by class, and the mistakes the network was surest of. */
  Confusion confusion(int epoch) {
    var counts = new Integer[classes][classes];
    for (var row : counts) {
      Arrays.fill(row, 0);
    }
    for (int i = 0; i < examined; i++) {
      counts[actual[i]][predicted[i]]++;
    }
    return new Confusion(epoch, Arrays.stream(counts).map(List::of).toList(), mistakes());
  }

  private List<Mistake> mistakes() {
    var wrong =
        new ArrayList<>(
            IntStream.range(0, examined).filter(i -> actual[i] != predicted[i]).boxed().toList());
    wrong.sort(Comparator.comparingDouble((Integer i) -> -confidence[i]).thenComparing(i -> i));
    return wrong.stream()
        .limit(MISTAKES)
        .map(i -> new Mistake(i, actual[i], predicted[i], confidence[i]))
        .toList();
  }

  /** One record a sample: the class and the confidence, both little endian. */
  void writePredictions(OutputStream out) throws IOException {
    var bytes =
        ByteBuffer.allocate(examined * (Integer.BYTES + Float.BYTES))
            .order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < examined; i++) {
      bytes.putInt(predicted[i]).putFloat(confidence[i]);
    }
    out.write(bytes.array());
  }
}
