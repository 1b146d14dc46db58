package dev.layerwise.trainer.mxnet;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The functions of {@code mxnet/c_api.h} in version 1.9, as they are declared there. Arguments are
 * numbers and pointers alone: nothing is converted at a call, which costs well under a microsecond.
 */
final class LibMxnet {
  static {
    Native.register(LibMxnet.class, NativeLibrary.getInstance(loadedLibrary()));
  }

  private LibMxnet() {}

  static native int MXNDArrayCreateEx64(
      Pointer shape,
      int dimensions,
      int deviceType,
      int deviceId,
      int delay,
      int type,
      Pointer out);

  static native int MXNDArrayFree(Pointer array);

  static native int MXNDArraySlice64(Pointer array, long from, long to, Pointer out);

  static native int MXNDArrayReshape64(
      Pointer array, int dimensions, Pointer shape, byte reverse, Pointer out);

  static native int MXNDArraySyncCopyFromCPU(Pointer array, Pointer values, long count);

  static native int MXNDArraySyncCopyToCPU(Pointer array, Pointer values, long count);

  static native int MXNDArrayGetData(Pointer array, Pointer out);

  static native int MXNDArrayWaitToRead(Pointer array);

  static native int MXNDArrayWaitToWrite(Pointer array);

  static native int MXNDArrayWaitAll();

  static native int NNGetOpHandle(String name, Pointer out);

  static native int MXImperativeInvokeEx(
      Pointer operation,
      int inputCount,
      Pointer inputs,
      Pointer outputCount,
      Pointer outputs,
      int parameterCount,
      Pointer keys,
      Pointer values,
      Pointer storageTypes);

  static native int MXSymbolCreateFromJSON(String json, Pointer out);

  static native int NNSymbolFree(Pointer symbol);

  static native int NNSymbolListInputNames(Pointer symbol, int option, Pointer count, Pointer out);

  static native int MXCreateCachedOpEX(
      Pointer symbol, int flags, Pointer keys, Pointer values, Pointer out, byte threadSafe);

  static native int MXInvokeCachedOpEx(
      Pointer graph,
      int inputCount,
      Pointer inputs,
      Pointer outputCount,
      Pointer outputs,
      Pointer storageTypes);

  static native int MXFreeCachedOp(Pointer graph);

  static native int MXExecutorBindEX(
      Pointer symbol,
      int deviceType,
      int deviceId,
      int groupCount,
      Pointer groups,
      Pointer groupDeviceTypes,
      Pointer groupDeviceIds,
      int inputCount,
      Pointer inputs,
      Pointer gradients,
      Pointer requests,
      int stateCount,
      Pointer states,
      Pointer sharing,
      Pointer out);

  static native int MXExecutorOutputs(Pointer executor, Pointer count, Pointer out);

  static native int MXExecutorForward(Pointer executor, int training);

  static native int MXExecutorBackwardEx(
      Pointer executor, int headCount, Pointer headGradients, int training);

  static native int MXExecutorFree(Pointer executor);

  static native int MXRandomSeed(int seed);

  static native int MXSetNumOMPThreads(int threads);

  static native String MXGetLastError();

  /** Throws what the library says of a call that failed. */
  static void check(int code) {
    if (code != 0) {
      throw new MxnetException(MXGetLastError());
    }
  }

  static Memory pointers(Pointer... pointers) {
    var memory = new Memory((long) Native.POINTER_SIZE * Math.max(1, pointers.length));
    for (int i = 0; i < pointers.length; i++) {
      memory.setPointer((long) Native.POINTER_SIZE * i, pointers[i]);
    }
    return memory;
  }

  static Memory longs(long... values) {
    var memory = new Memory((long) Long.BYTES * Math.max(1, values.length));
    memory.write(0, values, 0, values.length);
    return memory;
  }

  static Memory text(String text) {
    return text(text, 0);
  }

  /** Text in memory with room for a longer one in its place. */
  static Memory text(String text, int atLeastBytes) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var memory = new Memory(Math.max(bytes.length + 1, atLeastBytes));
    memory.write(0, bytes, 0, bytes.length);
    memory.setByte(bytes.length, (byte) 0);
    return memory;
  }

  /** The file that DJL has unpacked and loaded: a second load of it gives the same library. */
  private static String loadedLibrary() {
    try (var lines = Files.lines(Path.of("/proc/self/maps"))) {
      return lines
          .filter(line -> line.endsWith("/libmxnet.so"))
          .map(line -> line.substring(line.indexOf('/')))
          .findFirst()
          .orElseThrow(() -> new MxnetException("MXNet is not loaded in this process"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
