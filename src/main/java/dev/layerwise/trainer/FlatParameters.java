package dev.layerwise.trainer;

import dev.layerwise.trainer.mxnet.Context;
import dev.layerwise.trainer.mxnet.NativeArray;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A network's arrays on the device. What is learned lies in one row, and so do the gradients:
 * layers see windows onto them, and one operation updates all.
 */
final class FlatParameters implements AutoCloseable {
  private final Context context;
  private final InitialWeights initial;
  private final FlatRow row;
  private final NativeArray weights;
  private final NativeArray gradients;
  private final Map<String, NativeArray> views = new LinkedHashMap<>();
  private final Map<String, NativeArray> gradientViews = new LinkedHashMap<>();
  private final Map<String, NativeArray> statistics = new LinkedHashMap<>();

  FlatParameters(Context context, InitialWeights initial) {
    this.context = context;
    this.initial = initial;
    this.row = new FlatRow(initial.learned());
    this.weights = NativeArray.zeros(context, row.length());
    this.gradients = NativeArray.zeros(context, row.length());
    row.places()
        .forEach(
            (name, place) -> {
              views.put(name, weights.view(place.from(), place.shape()));
              gradientViews.put(name, gradients.view(place.from(), place.shape()));
            });
    initial
        .statistics()
        .forEach(
            (name, tensor) -> statistics.put(name, NativeArray.zeros(context, tensor.shape())));
    write(initial.learned(), initial.statistics());
  }

  FlatRow row() {
    return row;
  }

  NativeArray weights() {
    return weights;
  }

  NativeArray gradients() {
    return gradients;
  }

  /** One more row, of zeros: what an optimiser remembers. */
  NativeArray anotherRow() {
    return NativeArray.zeros(context, row.length());
  }

  /** What a training step reads and writes, by name. Never to be used for inference. */
  Map<String, NativeArray> forTraining() {
    var all = new LinkedHashMap<>(views);
    all.putAll(statistics);
    return all;
  }

  /** The windows onto {@link #gradients}, by the name of what is learned. */
  Map<String, NativeArray> gradientsByName() {
    return gradientViews;
  }

  /** Copies of all arrays as they are now; waits for the steps before. */
  InferenceWeights forInference() {
    // A run backwards writes to the running statistics, though it tells the engine that it only
    // reads them: in an engine with a queue, a copy would overtake it.
    statistics.values().forEach(NativeArray::awaitUses);
    return InferenceWeights.copyOf(forTraining());
  }

  /** By name, in the order of the layers; see {@link NativeArray#look}. */
  Map<String, Tensor> look() {
    var found = row.split(weights.look(), "");
    statistics.forEach((name, array) -> found.put(name, new Tensor(array.shape(), array.look())));
    var all = new LinkedHashMap<String, Tensor>();
    initial.order().forEach(name -> all.put(name, Tensor.named(found, name)));
    return all;
  }

  void write(Map<String, Tensor> all) {
    write(all, all);
  }

  private void write(Map<String, Tensor> ofLearned, Map<String, Tensor> ofStatistics) {
    weights.write(row.join(ofLearned, ""));
    statistics.forEach((name, array) -> array.write(Tensor.named(ofStatistics, name).toArray()));
  }

  @Override
  public void close() {
    views.values().forEach(NativeArray::close);
    gradientViews.values().forEach(NativeArray::close);
    statistics.values().forEach(NativeArray::close);
    weights.close();
    gradients.close();
  }
}
