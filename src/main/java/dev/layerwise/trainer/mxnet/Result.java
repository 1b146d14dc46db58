package dev.layerwise.trainer.mxnet;

import com.sun.jna.Pointer;

/** What a run of a graph gave, on the device; whoever got it closes it. */
public final class Result implements AutoCloseable {
  private final Pointer handle;

  Result(Pointer handle) {
    this.handle = handle;
  }

  /** So many floats, as many as there are; waits for the device. */
  public float[] read(int count) {
    return NativeArray.read(handle, count);
  }

  @Override
  public void close() {
    LibMxnet.check(LibMxnet.MXNDArrayFree(handle));
  }
}
