package dev.layerwise.trainer.mxnet;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;

/** An array on the device. Not freed by the collector: whoever makes one closes it. */
public final class NativeArray implements AutoCloseable {

  /** The types of values used here, with MXNet's numbers for them. */
  public enum Type {
    FLOAT32(0),
    UINT8(3),
    INT32(4);

    private final int number;

    Type(int number) {
      this.number = number;
    }
  }

  private final Pointer handle;
  private final Context context;
  private final Type type;
  private final long[] shape;

  private NativeArray(Pointer handle, Context context, Type type, long... shape) {
    this.handle = handle;
    this.context = context;
    this.type = type;
    this.shape = shape;
  }

  /** An array whose values are not set yet. */
  public static NativeArray create(Context context, Type type, long... shape) {
    try (var dimensions = LibMxnet.longs(shape);
        var out = new Memory(Native.POINTER_SIZE)) {
      LibMxnet.check(
          LibMxnet.MXNDArrayCreateEx64(
              dimensions, shape.length, context.type(), context.id(), 0, type.number, out));
      return new NativeArray(out.getPointer(0), context, type, shape);
    }
  }

  /** An array of floats, all zero. */
  public static NativeArray zeros(Context context, long... shape) {
    var array = create(context, Type.FLOAT32, shape);
    array.write(new float[(int) size(shape)]);
    return array;
  }

  /** A window onto this array of one dimension: writing to one writes to both. */
  public NativeArray view(long from, long... shape) {
    try (var out = new Memory(Native.POINTER_SIZE);
        var dimensions = LibMxnet.longs(shape)) {
      LibMxnet.check(LibMxnet.MXNDArraySlice64(handle, from, from + size(shape), out));
      var slice = out.getPointer(0);
      try {
        LibMxnet.check(LibMxnet.MXNDArrayReshape64(slice, shape.length, dimensions, (byte) 0, out));
        return new NativeArray(out.getPointer(0), context, type, shape);
      } finally {
        LibMxnet.check(LibMxnet.MXNDArrayFree(slice));
      }
    }
  }

  /** Another array with the same values. */
  public NativeArray copy() {
    var copy = create(context, type, shape);
    Operation.copy(handle, copy.handle);
    return copy;
  }

  public void write(float[] values) {
    requireSize(values.length);
    try (var memory = new Memory((long) Float.BYTES * Math.max(1, values.length))) {
      memory.write(0, values, 0, values.length);
      LibMxnet.check(LibMxnet.MXNDArraySyncCopyFromCPU(handle, memory, values.length));
    }
  }

  /** Copies from a direct buffer, which must hold as many bytes as the array. */
  public void write(ByteBuffer values) {
    LibMxnet.check(
        LibMxnet.MXNDArraySyncCopyFromCPU(
            handle, Native.getDirectBufferPointer(values), size(shape)));
  }

  /** Waits for the device. */
  public float[] read() {
    return read(handle, (int) size(shape));
  }

  static float[] read(Pointer handle, int count) {
    try (var memory = new Memory((long) Float.BYTES * Math.max(1, count))) {
      LibMxnet.check(LibMxnet.MXNDArraySyncCopyToCPU(handle, memory, count));
      return memory.getFloatArray(0, count);
    }
  }

  /** Waits until nothing that was asked for reads or writes it any more. */
  public void awaitUses() {
    LibMxnet.check(LibMxnet.MXNDArrayWaitToWrite(handle));
  }

  public long[] shape() {
    return shape.clone();
  }

  Pointer handle() {
    return handle;
  }

  static Pointer[] handles(Collection<NativeArray> arrays) {
    return arrays.stream().map(NativeArray::handle).toArray(Pointer[]::new);
  }

  private void requireSize(long count) {
    if (count != size(shape)) {
      throw new IllegalArgumentException(
          count + " values for an array of shape " + Arrays.toString(shape));
    }
  }

  private static long size(long... shape) {
    return Arrays.stream(shape).reduce(1, Math::multiplyExact);
  }

  @Override
  public void close() {
    LibMxnet.check(LibMxnet.MXNDArrayFree(handle));
  }
}
