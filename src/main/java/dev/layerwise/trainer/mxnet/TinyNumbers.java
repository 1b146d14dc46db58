package dev.layerwise.trainer.mxnet;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;

/**
 * How the processor treats numbers nearer to zero than 1.2e-38, too small for the usual form of a
 * float. It computes with them a hundred times slower than with others, and an optimiser's means
 * pass through them wherever gradients have ended.
 */
public final class TinyNumbers {
  /** Flush-to-zero and denormals-are-zero, in the control register of SSE and AVX (MXCSR). */
  private static final int FLUSH = 0x8040;

  /** Where a {@code fenv_t} of x86-64 keeps that register, and how long it is. */
  private static final int REGISTER = 28;

  private static final int ENVIRONMENT = 32;

  static {
    if (isKnown()) {
      Native.register(TinyNumbers.class, "m");
    }
  }

  private TinyNumbers() {}

  /** From now on they are zero to the thread that calls, and to all that it starts. */
  public static void areZero() {
    if (!isKnown()) {
      return;
    }
    try (var environment = new Memory(ENVIRONMENT)) {
      if (fegetenv(environment) == 0) {
        environment.setInt(REGISTER, environment.getInt(REGISTER) | FLUSH);
        fesetenv(environment);
      }
    }
  }

  private static boolean isKnown() {
    return Platform.isLinux() && Platform.isIntel() && Platform.is64Bit();
  }

  private static native int fegetenv(Pointer environment);

  private static native int fesetenv(Pointer environment);
}
