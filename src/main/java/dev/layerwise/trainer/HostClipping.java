package dev.layerwise.trainer;

import dev.layerwise.trainer.mxnet.NativeArray;
import dev.layerwise.trainer.mxnet.Operation;
import java.util.List;
import java.util.Map;

/**
 * {@link Clipping} of gradients that lie in one row in the processor's memory: only what they are
 * to be multiplied by, which whoever goes through them can do on the way.
 */
final class HostClipping implements AutoCloseable {
  private final float limit;
  private final NativeArray square;
  private final Operation norm;

  HostClipping(Clipping clipping, NativeArray row) {
    limit = (float) clipping.limit();
    square = NativeArray.zeros(row.context(), 1);
    norm = new Operation("dot", List.of(row, row), List.of(square), Map.of());
  }

  /** One for gradients within the limit; no number where their norm is none. Waits for them. */
  float scale() {
    norm.run();
    float sum = square.read()[0];
    return Float.isFinite(sum) ? Math.min(limit / (float) Math.sqrt(sum), 1) : Float.NaN;
  }

  @Override
  public void close() {
    square.close();
  }
}
