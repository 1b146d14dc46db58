package dev.layerwise.trainer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.util.PairList;
import java.util.List;

/**
 * A limit to the Euclidean norm of all gradients of a step together: longer ones are scaled down to
 * it (Pascanu, Mikolov and Bengio, arXiv:1211.5063). A norm that is no finite number makes every
 * gradient NaN: scaled to nothing, they would leave a diverged run standing still in silence.
 *
 * @param limit of the norm
 */
record Clipping(double limit) {
  /**
   * Scales the gradients in place. They are put in one row as in {@link FlatRow}, gaps included, so
   * that {@link FlatClipping} adds the same numbers in the same order.
   */
  void apply(List<NDArray> gradients, NDManager manager) {
    try (var scope = manager.newSubManager()) {
      var gap = scope.zeros(new Shape(FlatRow.CACHE_LINE));
      var parts = new NDList();
      for (var gradient : gradients) {
        parts.add(gradient.reshape(gradient.size()));
        long missing = FlatRow.gapAfter(gradient.size());
        if (missing > 0) {
          parts.add(gap.get("0:" + missing));
        }
      }
      parts.attach(scope);
      var row = NDArrays.concat(parts);
      var square = square(row);
      var scale = NDArrays.minimum(NDArrays.div(limit, square.sqrt()), 1);
      var checked = scale.add(square.sub(square));
      gradients.forEach(gradient -> gradient.muli(checked));
    }
  }

  /** With MXNet by the operation that the graph uses: its newer one rounds differently. */
  private static NDArray square(NDArray row) {
    var manager = row.getManager();
    return manager.getEngine().getEngineName().equals("MXNet")
        ? manager.invoke("dot", new NDList(row, row), new PairList<>()).singletonOrThrow()
        : row.dot(row);
  }
}
