package dev.layerwise.trainer.mxnet;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A symbol compiled for one shape of its inputs, to be used but not trained: memory is planned and
 * operations are prepared at the first run, and each later run only goes through them (MXNet calls
 * it a cached operation). Unlike in a {@link BoundGraph}, inputs may be other arrays each time.
 */
public final class CompiledGraph implements AutoCloseable {
  private final ParsedSymbol symbol;
  private final Pointer graph;
  private final List<String> names;
  private final int resultCount;
  private final Memory inputs;
  private final Memory resultCountCell = new Memory(Integer.BYTES);
  private final Memory resultsCell = new Memory(Native.POINTER_SIZE);
  private final Memory storageTypes = new Memory(Native.POINTER_SIZE);

  /**
   * @param arrays the inputs, by name; those that are missing are to be set before the first run
   */
  public CompiledGraph(Symbol source, List<Symbol.Node> results, Map<String, NativeArray> arrays) {
    this.symbol = new ParsedSymbol(source, results);
    this.names = symbol.inputs();
    this.resultCount = results.size();
    this.inputs = LibMxnet.pointers(new Pointer[names.size()]);
    this.graph = compile();
    arrays.forEach(this::set);
  }

  private Pointer compile() {
    var flags = new LinkedHashMap<String, String>();
    // All inputs keep their arrays from run to run, so that operations can be prepared for them.
    flags.put("data_indices", "[]");
    flags.put("param_indices", IntStream.range(0, names.size()).boxed().toList().toString());
    flags.put("static_alloc", "True");
    flags.put("static_shape", "True");
    var keys = flags.keySet().stream().map(LibMxnet::text).toArray(Memory[]::new);
    var values = flags.values().stream().map(LibMxnet::text).toArray(Memory[]::new);
    try (var out = new Memory(Native.POINTER_SIZE);
        var keyPointers = LibMxnet.pointers(keys);
        var valuePointers = LibMxnet.pointers(values)) {
      LibMxnet.check(
          LibMxnet.MXCreateCachedOpEX(
              symbol.handle(), flags.size(), keyPointers, valuePointers, out, (byte) 0));
      return out.getPointer(0);
    }
  }

  /** The array that this input takes from now on; the next run is prepared anew. */
  public void set(String input, NativeArray array) {
    int place = names.indexOf(input);
    if (place >= 0) { // one that nothing needs is not in the graph
      inputs.setPointer((long) Native.POINTER_SIZE * place, array.handle());
    }
  }

  /** Runs it as the network is used: nothing is remembered for gradients. */
  public List<Result> infer() {
    resultCountCell.setInt(0, 0);
    resultsCell.setPointer(0, Pointer.NULL);
    LibMxnet.check(
        LibMxnet.MXInvokeCachedOpEx(
            graph, names.size(), inputs, resultCountCell, resultsCell, storageTypes));
    var results = new ArrayList<Result>(resultCount);
    var handles = resultsCell.getPointer(0);
    for (int i = 0; i < resultCount; i++) {
      results.add(new Result(handles.getPointer((long) Native.POINTER_SIZE * i)));
    }
    return results;
  }

  @Override
  public void close() {
    LibMxnet.check(LibMxnet.MXNDArrayWaitAll());
    LibMxnet.check(LibMxnet.MXFreeCachedOp(graph));
    symbol.close();
  }
}
