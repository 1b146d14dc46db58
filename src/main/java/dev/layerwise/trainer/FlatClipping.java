package dev.layerwise.trainer;

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
  private final NativeArray clipped;
  private final List<NativeArray> views;
  private final List<Operation> operations;

  /**
   * @param row of all gradients
   */
  FlatClipping(Clipping clipping, NativeArray row) {
    var context = row.context();
    int length = (int) row.size();
    square = NativeArray.zeros(context, 1);
    scale = NativeArray.zeros(context, 1);
    clipped = row.another();
    views = List.of(scale.view(0, 1, 1), row.view(0, 1, length), clipped.view(0, 1, length));
    operations =
        List.of(
            operation("dot", List.of(row, row), square, Map.of()),
            operation("sqrt", List.of(square), scale, Map.of()),
            operation("_rdiv_scalar", List.of(scale), scale, scalar(clipping.limit())),
            operation("_minimum_scalar", List.of(scale), scale, scalar(1)),
            // Zero, but NaN where the square is no finite number.
            operation("elemwise_sub", List.of(square, square), square, Map.of()),
            operation("elemwise_add", List.of(scale, square), scale, Map.of()),
            // A product of matrices: six times as fast as one that repeats the number.
            operation("dot", List.of(views.get(0), views.get(1)), views.get(2), Map.of()));
  }

  private static Operation operation(
      String name, List<NativeArray> from, NativeArray into, Map<String, String> parameters) {
    return new Operation(name, from, List.of(into), parameters);
  }

  private static Map<String, String> scalar(double value) {
    return Map.of("scalar", Float.toString((float) value));
  }

  /** Where the gradients are once they are scaled. */
  NativeArray clipped() {
    return clipped;
  }

  void run() {
    operations.forEach(Operation::run);
  }

  @Override
  public void close() {
    views.forEach(NativeArray::close);
    square.close();
    scale.close();
    clipped.close();
  }
}
