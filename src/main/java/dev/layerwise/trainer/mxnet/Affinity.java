package dev.layerwise.trainer.mxnet;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.util.Collections;
import java.util.List;

/** Where Linux runs a thread: {@code sched_setaffinity(2)}. */
public final class Affinity {
  static {
    if (Platform.isLinux()) {
      Native.register(Affinity.class, NativeLibrary.getProcess());
    }
  }

  private Affinity() {}

  /**
   * From now on the thread that calls runs on these processors alone, and so do all that it starts.
   * Where the kernel refuses, as when they have been taken away, everything stays as it was.
   */
  public static void bindTo(List<Integer> processors) {
    if (!Platform.isLinux()) {
      return;
    }
    var bits = new long[Collections.max(processors) / Long.SIZE + 1];
    for (int processor : processors) {
      bits[processor / Long.SIZE] |= 1L << processor % Long.SIZE;
    }
    try (var mask = new Memory((long) bits.length * Long.BYTES)) {
      mask.write(0, bits, 0, bits.length);
      sched_setaffinity(0, mask.size(), mask);
    }
  }

  private static native int sched_setaffinity(int thread, long length, Pointer mask);
}
