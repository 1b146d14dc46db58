package dev.layerwise.trainer.mxnet;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
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

  /** Another array like this one, whose values are not set yet. */
  public NativeArray another() {
    return create(context, type, shape);
  }

  /** Another array with the same values. */
  public NativeArray copy() {
    var copy = another();
    Operation.copying(handle).into(copy).run();
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
        LibMxnet.MXNDArraySyncCopyFromCPU(handle, Native.getDirectBufferPointer(values), size()));
  }

  /**
   * The floats themselves, of an array in the processor's memory: what is put here is there.
   * Whoever reads or writes waits first, and uses it no longer than the array.
   */
  public FloatBuffer floats() {
    if (type != Type.FLOAT32 || !isInMemory()) {
      throw new IllegalStateException("No floats in the processor's memory");
    }
    try (var out = new Memory(Native.POINTER_SIZE)) {
      LibMxnet.check(LibMxnet.MXNDArrayGetData(handle, out));
      return out.getPointer(0).getByteBuffer(0, Float.BYTES * size()).asFloatBuffer();
    }
  }

  /**
   * Its values, to be read before anything writes to it again: a copy only where the processor does
   * not reach the array itself. Waits for the device.
   */
  public FloatBuffer look() {
    if (!isInMemory()) {
      return FloatBuffer.wrap(read());
    }
    await();
    return floats().asReadOnlyBuffer();
  }

  /** Copies its values; waits for the device. */
  public float[] read() {
    return read(handle, (int) size());
  }

  static float[] read(Pointer handle, int count) {
    try (var memory = new Memory((long) Float.BYTES * Math.max(1, count))) {
      LibMxnet.check(LibMxnet.MXNDArraySyncCopyToCPU(handle, memory, count));
      return memory.getFloatArray(0, count);
    }
  }

  /** Waits until all that was asked for is written. */
  public void await() {
    LibMxnet.check(LibMxnet.MXNDArrayWaitToRead(handle));
  }

  /** Waits until nothing that was asked for reads or writes it any more. */
  public void awaitUses() {
    LibMxnet.check(LibMxnet.MXNDArrayWaitToWrite(handle));
  }

  public long[] shape() {
    return shape.clone();
  }

  public Context context() {
    return context;
  }

  /** How many values it holds. */
  public long size() {
    return size(shape);
  }

  /** Whether the processor reaches it, rather than a GPU. */
  public boolean isInMemory() {
    return context.equals(Context.CPU);
  }

  Pointer handle() {
    return handle;
  }

  static Pointer[] handles(Collection<NativeArray> arrays) {
    return arrays.stream().map(NativeArray::handle).toArray(Pointer[]::new);
  }

  private void requireSize(long count) {
    if (count != size()) {
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
