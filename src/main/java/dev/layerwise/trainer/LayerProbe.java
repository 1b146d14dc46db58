package dev.layerwise.trainer;

import dev.layerwise.network.Shape;
import dev.layerwise.network.Task;
import dev.layerwise.training.RunEvent.LayerSignals;
import dev.layerwise.training.RunEvent.Signals;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells how each layer that learns is doing at an epoch's end: how its last full batch moved it,
 * and what it gives for a few fixed samples. Looking changes nothing that is learned. It may take a
 * two-hundredth of the time, and is told once a second at most, so that of short epochs not every
 * one is looked at; the first and the last always are.
 */
final class LayerProbe {
  private static final int MOST_SAMPLES = 32;
  private static final long MOST_VALUES = 16 << 20;
  private static final long REST = 199;
  private static final long LEAST_REST_NANOS = 1_000_000_000;

  private final Step step;
  private final Narrator narrator;
  private final Batch samples;
  private final Map<String, LearningLayer> layers = new LinkedHashMap<>();

  private @Nullable Map<String, Movement> moved;
  private long lookedAt;
  private long cost;
  private long restsUntil = Long.MIN_VALUE;

  LayerProbe(Assignment assignment, Step step, Gather gather, int[] training, Narrator narrator) {
    this.step = step;
    this.narrator = narrator;
    var meta = assignment.data().meta();
    var task = new Task(Shape.of(meta.input()), meta.classes().size());
    long values = 1;
    for (var layer : LearningLayer.of(assignment.network(), task)) {
      layers.put(layer.path(), layer);
      values += layer.output().size();
    }
    int count = (int) Math.max(1, Math.min(MOST_SAMPLES, MOST_VALUES / values));
    this.samples = gather.batch(training, 0, Math.min(count, training.length));
  }

  /**
   * Takes a step, and looks at it if there is time to.
   *
   * @param last whether it is of the plan's last epoch, at which there is: that is what a run came
   *     to
   */
  void train(Batch batch, double learningRate, boolean last) {
    long started = narrator.now();
    if (started < restsUntil && !last) {
      step.train(batch, learningRate);
      return;
    }
    moved = step.trainMeasured(batch, learningRate);
    lookedAt = started;
    cost = narrator.now() - started;
  }

  /** Tells of the epoch, if its last full batch was looked at. */
  void tell(int epoch) {
    var movements = moved;
    if (movements == null) {
      return;
    }
    moved = null;
    long started = narrator.now();
    var ofLayers = new LinkedHashMap<String, Movement>();
    movements.forEach(
        (array, movement) ->
            ofLayers.merge(array.substring(0, array.lastIndexOf('.')), movement, Movement::plus));
    var activities = new HashMap<String, Activity>();
    step.outputs(
        samples,
        List.copyOf(layers.values()),
        (layer, values) ->
            activities.put(layer.path(), Activity.of(values, layer.units(), layer.valuesOfUnit())));
    narrator.tell(
        new Signals(
            epoch,
            ofLayers.entrySet().stream()
                .map(
                    entry ->
                        signals(entry.getKey(), entry.getValue(), activities.get(entry.getKey())))
                .toList()));
    long now = narrator.now();
    restsUntil = Math.max(lookedAt + LEAST_REST_NANOS, now + REST * (cost + now - started));
  }

  private LayerSignals signals(String path, Movement movement, @Nullable Activity activity) {
    var layer = layers.get(path);
    return new LayerSignals(
        path,
        finite(movement.gradientNorm()),
        finite(movement.updateRatio()),
        activity == null ? null : finite(activity.mean()),
        activity == null ? null : finite(activity.std()),
        activity == null || layer == null || !layer.rectified() ? null : activity.deadShare());
  }

  /** JSON has no number for the others. */
  private static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
