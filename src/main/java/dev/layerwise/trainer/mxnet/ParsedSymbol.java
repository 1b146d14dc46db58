package dev.layerwise.trainer.mxnet;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.util.List;

/** A symbol as MXNet has read it. */
final class ParsedSymbol implements AutoCloseable {
  private final Pointer handle;

  /** MXNet tells inputs that operations write to from those that they only read. */
  private enum Inputs {
    ALL,
    READ,
    WRITTEN
  }

  ParsedSymbol(Symbol source, List<Symbol.Node> results) {
    try (var out = new Memory(Native.POINTER_SIZE)) {
      LibMxnet.check(LibMxnet.MXSymbolCreateFromJSON(source.json(results), out));
      this.handle = out.getPointer(0);
    }
  }

  Pointer handle() {
    return handle;
  }

  /** The names of all that is to be given. */
  List<String> inputs() {
    return names(Inputs.ALL);
  }

  /** Those that no operation writes to. */
  List<String> read() {
    return names(Inputs.READ);
  }

  /** The others: running statistics. */
  List<String> written() {
    return names(Inputs.WRITTEN);
  }

  private List<String> names(Inputs which) {
    try (var count = new Memory(Integer.BYTES);
        var out = new Memory(Native.POINTER_SIZE)) {
      LibMxnet.check(LibMxnet.NNSymbolListInputNames(handle, which.ordinal(), count, out));
      int found = count.getInt(0);
      return found == 0 ? List.of() : List.of(out.getPointer(0).getStringArray(0, found));
    }
  }

  @Override
  public void close() {
    LibMxnet.check(LibMxnet.NNSymbolFree(handle));
  }
}
