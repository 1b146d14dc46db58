package dev.layerwise.trainer.mxnet;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One operation on the same arrays again and again, laid ready in native memory: a call converts
 * nothing.
 */
public final class Operation {
  /** Enough for any number. */
  private static final int LONGEST_VALUE = 64;

  private final Pointer function;
  private final Memory inputs;
  private final int inputCount;
  private final Memory outputs;
  private final int outputCount;
  private final Memory keys;
  private final Memory values;
  private final List<String> names;
  private final List<Memory> texts = new ArrayList<>();
  private final Memory outputCountCell = new Memory(Integer.BYTES);
  private final Memory outputsCell = new Memory(Native.POINTER_SIZE);
  private final Memory storageTypes = new Memory(Native.POINTER_SIZE);

  /**
   * @param outputs that the operation writes to; some may be inputs, for operations that allow it
   */
  public Operation(
      String name,
      List<NativeArray> inputs,
      List<NativeArray> outputs,
      Map<String, String> parameters) {
    this(name, NativeArray.handles(inputs), NativeArray.handles(outputs), parameters);
  }

  private Operation(
      String name, Pointer[] inputs, Pointer[] outputs, Map<String, String> parameters) {
    this.function = function(name);
    this.inputs = LibMxnet.pointers(inputs);
    this.inputCount = inputs.length;
    this.outputs = LibMxnet.pointers(outputs);
    this.outputCount = outputs.length;
    this.names = List.copyOf(parameters.keySet());
    for (var key : names) {
      texts.add(LibMxnet.text(key));
    }
    this.keys = LibMxnet.pointers(texts.toArray(Pointer[]::new));
    var ofValues = names.stream().map(key -> value(parameters.getOrDefault(key, ""))).toList();
    this.values = LibMxnet.pointers(ofValues.toArray(Pointer[]::new));
    texts.addAll(ofValues);
  }

  /** Copies an array; where to, is to be said. */
  static Operation copying(Pointer array) {
    return new Operation("_copyto", new Pointer[] {array}, new Pointer[1], Map.of());
  }

  /** Changes the only array that it writes to. */
  Operation into(NativeArray array) {
    outputs.setPointer(0, array.handle());
    return this;
  }

  private static Memory value(String text) {
    return LibMxnet.text(text, LONGEST_VALUE);
  }

  private static Pointer function(String name) {
    try (var out = new Memory(Native.POINTER_SIZE)) {
      LibMxnet.check(LibMxnet.NNGetOpHandle(name, out));
      return out.getPointer(0);
    }
  }

  /** Changes a parameter for the following runs. */
  public Operation with(String parameter, float value) {
    texts.get(names.size() + names.indexOf(parameter)).setString(0, Float.toString(value));
    return this;
  }

  public void run() {
    outputCountCell.setInt(0, outputCount);
    outputsCell.setPointer(0, outputs);
    LibMxnet.check(
        LibMxnet.MXImperativeInvokeEx(
            function,
            inputCount,
            inputs,
            outputCountCell,
            outputsCell,
            names.size(),
            keys,
            values,
            storageTypes));
  }
}
