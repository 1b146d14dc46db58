package dev.layerwise.trainer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.layerwise.trainer.mxnet.Symbol;
import dev.layerwise.trainer.mxnet.Symbol.Node;
import dev.layerwise.training.Loss;
import java.util.Map;

/**
 * A plan's loss in the three forms in which it is needed: in doubles from the outputs of one
 * sample, and as a batch's mean in DJL's operations and in a graph's. Nobody else defines a loss.
 */
interface Objective {
  static Objective of(Loss loss) {
    return switch (loss) {
      case CROSS_ENTROPY -> new CrossEntropy();
      case SQUARED_ERROR -> new SquaredError();
      case HUBER -> new Huber();
    };
  }

  /** What one sample's outputs say. */
  record Answer(int predicted, double loss, double confidence) {}

  /**
   * Reads one sample's outputs; they are not numbers any more when its loss is none.
   *
   * @param outputs of many samples, this one's begin at {@code from}
   * @param label of the class it belongs to
   */
  Answer read(float[] outputs, int from, int classes, int label);

  /** The batch's mean, to run backwards from. What it needs besides is held by the scope. */
  NDArray mean(NDManager scope, NDArray outputs, int[] labels);

  /**
   * The same in a graph.
   *
   * @param labels the number of each sample's class, as floats
   */
  Node mean(Symbol symbol, Node outputs, Node labels, int samples, int classes);

  /** The class of the largest output, whatever the loss. */
  private static int predicted(float[] outputs, int from, int classes) {
    int predicted = 0;
    for (int k = 1; k < classes; k++) {
      if (outputs[from + k] > outputs[from + predicted]) {
        predicted = k;
      }
    }
    return predicted;
  }

  /** This value at each sample's class, and zeros. */
  private static NDArray atLabels(NDManager scope, int[] labels, long classes, float value) {
    var rows = new float[labels.length * (int) classes];
    for (int i = 0; i < labels.length; i++) {
      rows[i * (int) classes + labels[i]] = value;
    }
    return scope.create(rows, new Shape(labels.length, classes));
  }

  /** The surprise at the true class, by softmax: −log p. Its probability is the confidence. */
  record CrossEntropy() implements Objective {
    @Override
    public Answer read(float[] outputs, int from, int classes, int label) {
      int predicted = predicted(outputs, from, classes);
      double largest = outputs[from + predicted];
      double sum = 0;
      for (int k = 0; k < classes; k++) {
        sum += Math.exp(outputs[from + k] - largest);
      }
      double logNormaliser = largest + Math.log(sum);
      return new Answer(
          predicted, logNormaliser - outputs[from + label], Math.exp(largest - logNormaliser));
    }

    /** By −1/N at each sample's class: the product with the log-probabilities sums to the mean. */
    @Override
    public NDArray mean(NDManager scope, NDArray outputs, int[] labels) {
      var target = atLabels(scope, labels, outputs.getShape().get(1), -1f / labels.length);
      return outputs.logSoftmax(1).mul(target).sum();
    }

    @Override
    public Node mean(Symbol symbol, Node outputs, Node labels, int samples, int classes) {
      var logarithms = symbol.apply("log_softmax", "loss.logSoftmax", Map.of("axis", 1), outputs);
      var ofLabels =
          symbol.apply(
              "pick", "loss.pick", Map.of("axis", 1, "keepdims", "False"), logarithms, labels);
      var sum = symbol.apply("sum", "loss.sum", Map.of(), ofLabels);
      return symbol.apply("_mul_scalar", "loss.mean", Map.of("scalar", -1f / samples), sum);
    }
  }

  /**
   * A loss of the distance between each output and its target, one for the true class and zero for
   * the others, summed over the outputs. What such a network puts out for a class estimates its
   * probability, so the largest output, kept between 0 and 1, is the confidence.
   */
  interface Regression extends Objective {
    double of(double distance);

    NDArray of(NDArray distances);

    Node of(Symbol symbol, Node distances);

    @Override
    default Answer read(float[] outputs, int from, int classes, int label) {
      int predicted = predicted(outputs, from, classes);
      double loss = 0;
      for (int k = 0; k < classes; k++) {
        loss += of(outputs[from + k] - (k == label ? 1.0 : 0.0));
      }
      double confidence = Math.max(0, Math.min(1, outputs[from + predicted]));
      return new Answer(predicted, loss, confidence);
    }

    @Override
    default NDArray mean(NDManager scope, NDArray outputs, int[] labels) {
      var target = atLabels(scope, labels, outputs.getShape().get(1), 1);
      return of(outputs.sub(target)).sum().mul(1f / labels.length);
    }

    @Override
    default Node mean(Symbol symbol, Node outputs, Node labels, int samples, int classes) {
      var target = symbol.apply("one_hot", "loss.target", Map.of("depth", classes), labels);
      var distances = symbol.apply("elemwise_sub", "loss.distances", Map.of(), outputs, target);
      var sum = symbol.apply("sum", "loss.sum", Map.of(), of(symbol, distances));
      return symbol.apply("_mul_scalar", "loss.mean", Map.of("scalar", 1f / samples), sum);
    }
  }

  /** The squared distance of the outputs from the target. */
  record SquaredError() implements Regression {
    @Override
    public double of(double distance) {
      return distance * distance;
    }

    @Override
    public NDArray of(NDArray distances) {
      return distances.square();
    }

    @Override
    public Node of(Symbol symbol, Node distances) {
      return symbol.apply("square", "loss.squares", Map.of(), distances);
    }
  }

  /**
   * Half the squared distance up to a distance of one, and straight from there, so that outliers
   * pull no harder (Huber, 1964). As {@code d·c − c²/2}, where c is the distance kept within one
   * and held constant: so c is the gradient.
   */
  record Huber() implements Regression {
    private static final float DELTA = 1;

    @Override
    public double of(double distance) {
      double size = Math.abs(distance);
      return size <= DELTA ? distance * distance / 2 : DELTA * (size - DELTA / 2);
    }

    @Override
    public NDArray of(NDArray distances) {
      var kept = distances.clip(-DELTA, DELTA).stopGradient();
      return distances.mul(kept).sub(kept.square().mul(0.5f));
    }

    @Override
    public Node of(Symbol symbol, Node distances) {
      var limits = Map.of("a_min", -DELTA, "a_max", DELTA);
      var clipped = symbol.apply("clip", "loss.clip", limits, distances);
      var kept = symbol.apply("BlockGrad", "loss.kept", Map.of(), clipped);
      var product = symbol.apply("elemwise_mul", "loss.product", Map.of(), distances, kept);
      var squares = symbol.apply("square", "loss.squares", Map.of(), kept);
      var half = symbol.apply("_mul_scalar", "loss.half", Map.of("scalar", 0.5f), squares);
      return symbol.apply("elemwise_sub", "loss.huber", Map.of(), product, half);
    }
  }
}
