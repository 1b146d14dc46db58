package dev.layerwise.trainer;

import dev.layerwise.trainer.mxnet.Context;
import dev.layerwise.trainer.mxnet.NativeArray;
import dev.layerwise.trainer.mxnet.Operation;
import java.util.List;
import java.util.Map;

/**
 * {@link Clipping} of gradients that lie in one row: a few operations, laid ready. The norm stays
 * on the device, and nobody waits for it.
 */
final class FlatClipping implements AutoCloseable {
  private final NativeArray square;
  private final NativeArray scale;
  private final List<Operation> operations;

  /**
   * @param row of all gradients
   */
  FlatClipping(Clipping clipping, Context context, NativeArray row) {
    square = NativeArray.zeros(context, 1);
    scale = NativeArray.zeros(context, 1);
    operations =
        List.of(
            operation("dot", List.of(row, row), square, Map.of()),
            operation("sqrt", List.of(square), scale, Map.of()),
            operation("_rdiv_scalar", List.of(scale), scale, scalar(clipping.limit())),
            operation("_minimum_scalar", List.of(scale), scale, scalar(1)),
            // Zero, but NaN where the square is no finite number.
            operation("elemwise_sub", List.of(square, square), square, Map.of()),
            operation("elemwise_add", List.of(scale, square), scale, Map.of()),
            operation("broadcast_mul", List.of(row, scale), row, Map.of()));
  }

  private static Operation operation(
      String name, List<NativeArray> from, NativeArray into, Map<String, String> parameters) {
    return new Operation(name, from, List.of(into), parameters);
  }

  private static Map<String, String> scalar(double value) {
    return Map.of("scalar", Float.toString((float) value));
  }

  /** Scales the gradients in place. */
  void run() {
    operations.forEach(Operation::run);
  }

  @Override
  public void close() {
    square.close();
    scale.close();
  }
}
