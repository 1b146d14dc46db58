package dev.layerwise.trainer;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.layerwise.network.Network;
import dev.layerwise.network.Task;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a network begins with, drawn from the run's seed by {@link Blocks}: the same, whichever way
 * the steps are computed.
 *
 * @param learned arrays that follow gradients, in the order of their layers
 * @param statistics arrays that follow the data: running means and variances
 * @param order the names of all, as they are saved
 */
record InitialWeights(
    Map<String, Tensor> learned, Map<String, Tensor> statistics, java.util.List<String> order) {

  static InitialWeights draw(
      TrainingDevice device, Network network, Task task, Shape oneSample, int seed) {
    var learned = new LinkedHashMap<String, Tensor>();
    var statistics = new LinkedHashMap<String, Tensor>();
    try (var scope = device.manager().newSubManager()) {
      var built = Blocks.build(network, task);
      device.engine().setRandomSeed(seed);
      built.root().initialize(scope, DataType.FLOAT32, oneSample);
      built
          .parameters()
          .forEach(
              (name, parameter) -> {
                var array = parameter.getArray();
                (parameter.requiresGradient() ? learned : statistics)
                    .put(name, new Tensor(array.getShape().getShape(), array.toFloatArray()));
              });
      return new InitialWeights(
          learned, statistics, java.util.List.copyOf(built.parameters().keySet()));
    }
  }
}
