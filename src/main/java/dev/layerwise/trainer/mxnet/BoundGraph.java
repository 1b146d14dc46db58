package dev.layerwise.trainer.mxnet;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.util.List;
import java.util.Map;

/**
 * A symbol bound to its arrays for training. Its backward half is derived and all memory is planned
 * here, once; a run only goes through the operations (MXNet calls it an executor).
 */
public final class BoundGraph implements AutoCloseable {
  private static final int WRITTEN = 1;

  private final Pointer graph;
  private final Pointer result;
  private final Operation copy;
  private final NativeArray weights;
  private final Memory head;

  /**
   * @param result a list of numbers
   * @param weights how much of each of them the gradients follow
   * @param arrays the inputs, by name
   * @param gradients where a run writes how the weighted result changes with an input, by the
   *     input's name
   */
  public BoundGraph(
      Context context,
      Symbol source,
      Symbol.Node result,
      float[] weights,
      Map<String, NativeArray> arrays,
      Map<String, NativeArray> gradients) {
    try (var symbol = new ParsedSymbol(source, List.of(result))) {
      this.graph = bind(context, symbol, arrays, gradients);
    }
    this.result = resultOf(graph);
    this.copy = Operation.copying(this.result);
    this.weights = NativeArray.zeros(context, weights.length);
    this.weights.write(weights);
    this.head = LibMxnet.pointers(this.weights.handle());
  }

  private static Pointer bind(
      Context context,
      ParsedSymbol symbol,
      Map<String, NativeArray> arrays,
      Map<String, NativeArray> gradients) {
    var read = symbol.read();
    var written = symbol.written();
    try (var inputs = handles(read, arrays);
        var into = handles(read, gradients);
        var wanted = new Memory((long) Integer.BYTES * Math.max(1, read.size()));
        var states = handles(written, arrays);
        var out = new Memory(Native.POINTER_SIZE)) {
      for (int i = 0; i < read.size(); i++) {
        wanted.setInt((long) Integer.BYTES * i, gradients.containsKey(read.get(i)) ? WRITTEN : 0);
      }
      LibMxnet.check(
          LibMxnet.MXExecutorBindEX(
              symbol.handle(),
              context.type(),
              context.id(),
              0,
              Pointer.NULL,
              Pointer.NULL,
              Pointer.NULL,
              read.size(),
              inputs,
              into,
              wanted,
              written.size(),
              states,
              Pointer.NULL,
              out));
      return out.getPointer(0);
    }
  }

  /** Null where there is no array of that name. */
  private static Memory handles(List<String> names, Map<String, NativeArray> arrays) {
    var handles = new Pointer[names.size()];
    for (int i = 0; i < handles.length; i++) {
      var array = arrays.get(names.get(i));
      handles[i] = array == null ? Pointer.NULL : array.handle();
    }
    return LibMxnet.pointers(handles);
  }

  private static Pointer resultOf(Pointer graph) {
    try (var count = new Memory(Integer.BYTES);
        var out = new Memory(Native.POINTER_SIZE)) {
      LibMxnet.check(LibMxnet.MXExecutorOutputs(graph, count, out));
      return out.getPointer(0).getPointer(0);
    }
  }

  /**
   * Runs it forward and backward: fills the gradients. May return before.
   *
   * @param into gets a copy of the result, which the next run writes over
   */
  public void run(NativeArray into) {
    LibMxnet.check(LibMxnet.MXExecutorForward(graph, 1));
    LibMxnet.check(LibMxnet.MXExecutorBackwardEx(graph, 1, head, 1));
    copy.into(into).run();
  }

  @Override
  public void close() {
    LibMxnet.check(LibMxnet.MXNDArrayWaitAll());
    LibMxnet.check(LibMxnet.MXNDArrayFree(result));
    LibMxnet.check(LibMxnet.MXExecutorFree(graph));
    weights.close();
  }
}
