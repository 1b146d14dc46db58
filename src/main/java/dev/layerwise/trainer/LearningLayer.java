package dev.layerwise.trainer;

import dev.layerwise.network.Activation;
import dev.layerwise.network.ActivationLayer;
import dev.layerwise.network.BatchNorm;
import dev.layerwise.network.Conv2d;
import dev.layerwise.network.Dense;
import dev.layerwise.network.Layer;
import dev.layerwise.network.Network;
import dev.layerwise.network.Output;
import dev.layerwise.network.Parallel;
import dev.layerwise.network.Residual;
import dev.layerwise.network.Shape;
import dev.layerwise.network.Task;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A layer that learns, and where what it gives can be seen: behind its own activation, or behind
 * the activation layer that follows it directly.
 *
 * @param path of the layer
 * @param seenAt the path behind which its values are looked at
 * @param output the shape of those values
 * @param rectified whether they come out of a ReLU, whose units can be dead
 */
record LearningLayer(String path, String seenAt, Shape output, boolean rectified) {

  /** Those of a network, in the order of its layers. */
  static List<LearningLayer> of(Network network, Task task) {
    var found = new ArrayList<LearningLayer>();
    collect(network.layers(), task.input(), "", task, found);
    return List.copyOf(found);
  }

  private static void collect(
      List<Layer> layers, Shape input, String prefix, Task task, List<LearningLayer> found) {
    var shape = input;
    for (int i = 0; i < layers.size(); i++) {
      // An output knows its size by the task alone.
      var layer = layers.get(i) instanceof Output end ? end.scoresFor(task) : layers.get(i);
      var path = prefix + i;
      var output = layer.outputFor(shape);
      var own = activationOf(layer);
      if (own != null) {
        var next = i + 1 < layers.size() ? layers.get(i + 1) : layer;
        found.add(
            own == Activation.LINEAR && next instanceof ActivationLayer bend
                ? new LearningLayer(path, prefix + (i + 1), output, isRelu(bend.function()))
                : new LearningLayer(path, path, output, isRelu(own)));
      }
      collectInside(layer, shape, path, task, found);
      shape = output;
    }
  }

  private static void collectInside(
      Layer layer, Shape input, String path, Task task, List<LearningLayer> found) {
    if (layer instanceof Residual residual) {
      residual
          .projectionFor(input)
          .ifPresent(
              projection -> {
                var at = path + ".projection";
                found.add(new LearningLayer(at, at, projection.outputFor(input), false));
              });
      collect(residual.layers(), input, path + ".layers.", task, found);
    } else if (layer instanceof Parallel parallel) {
      for (int i = 0; i < parallel.branches().size(); i++) {
        collect(parallel.branches().get(i), input, path + ".branches." + i + ".", task, found);
      }
    }
  }

  /** The activation inside a layer that learns; null for one that does not learn. */
  private static @Nullable Activation activationOf(Layer layer) {
    if (layer instanceof Dense dense) {
      return dense.activation();
    }
    if (layer instanceof Conv2d conv) {
      return conv.activation();
    }
    return layer instanceof BatchNorm ? Activation.LINEAR : null;
  }

  private static boolean isRelu(Activation activation) {
    return activation == Activation.RELU;
  }

  /** Numbers that belong together: a filter's image, or a single feature. */
  int valuesOfUnit() {
    return output instanceof Shape.Image image ? image.height() * image.width() : 1;
  }

  int units() {
    return (int) (output.size() / valuesOfUnit());
  }
}
