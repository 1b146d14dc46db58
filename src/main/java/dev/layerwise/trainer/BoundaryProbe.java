package dev.layerwise.trainer;

import dev.layerwise.dataset.DatasetMeta;
import dev.layerwise.dataset.DatasetMeta.ValueType;
import dev.layerwise.dataset.StoredDataset;
import dev.layerwise.training.RunEvent.Boundary;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Shows what the network answers over the plane, for data sets of points, now and then. */
final class BoundaryProbe {
  private static final int CELLS = 48;
  private static final double MARGIN = 1.1;

  private final Step step;
  private final Objective objective;
  private final Narrator narrator;
  private final GrowingInterval interval;
  private final boolean planar;
  private final double range;
  private long lastTold;

  BoundaryProbe(Step step, Objective objective, StoredDataset data, Narrator narrator) {
    this.step = step;
    this.objective = objective;
    this.narrator = narrator;
    this.interval = GrowingInterval.ofNews(narrator);
    this.planar = isPlanar(data.meta());
    this.range = planar ? MARGIN * farthest(data) : 0;
  }

  private static boolean isPlanar(DatasetMeta meta) {
    return meta.input().equals(List.of(2)) && meta.type() == ValueType.FLOAT32;
  }

  private static double farthest(StoredDataset data) {
    double farthest = 0;
    for (int i = 0; i < data.meta().train() + data.meta().test(); i++) {
      var point = data.sample(i);
      farthest = Math.max(farthest, Math.abs(point.getFloat(0)));
      farthest = Math.max(farthest, Math.abs(point.getFloat(Float.BYTES)));
    }
    return farthest > 0 ? farthest : 1;
  }

  /** Shows the boundary unless it was shown a moment ago. */
  void look(int epoch) {
    if (planar && interval.isOver(lastTold)) {
      show(epoch);
    }
  }

  /** Shows the boundary in any case: the first and the last state. */
  void show(int epoch) {
    if (!planar) {
      return;
    }
    var nowhere = new int[CELLS * CELLS]; // no cell has a class: only the answers count
    var outputs = step.evaluate(Batch.of(grid(), nowhere));
    int classes = outputs.length / (CELLS * CELLS);
    var predicted = new byte[CELLS * CELLS];
    var confidence = new byte[CELLS * CELLS];
    for (int i = 0; i < predicted.length; i++) {
      var answer = objective.read(outputs, i * classes, classes, nowhere[i]);
      predicted[i] = (byte) answer.predicted();
      confidence[i] = (byte) Math.round(answer.confidence() * 255);
    }
    narrator.tell(new Boundary(epoch, CELLS, range, predicted, confidence));
    lastTold = narrator.now();
  }

  /** The cells' centres in the data's own coordinates, row by row from the top left. */
  private ByteBuffer grid() {
    var points =
        ByteBuffer.allocateDirect(CELLS * CELLS * 2 * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int row = 0; row < CELLS; row++) {
      for (int column = 0; column < CELLS; column++) {
        points.putFloat((float) centre(column)).putFloat((float) -centre(row));
      }
    }
    return points.flip();
  }

  private double centre(int cell) {
    return range * ((2 * cell + 1.0) / CELLS - 1);
  }
}
