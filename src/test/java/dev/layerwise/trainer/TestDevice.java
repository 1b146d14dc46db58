package dev.layerwise.trainer;

import dev.layerwise.trainer.mxnet.TinyNumbers;
import java.nio.file.Path;

/** The CPU, opened once for all tests of this process. */
final class TestDevice {
  private static final TrainingDevice CPU = open();

  private TestDevice() {}

  private static TrainingDevice open() {
    System.setProperty("DJL_CACHE_DIR", Path.of("target", "djl").toAbsolutePath().toString());
    System.setProperty("ai.djl.offline", "true");
    return TrainingDevice.open("MXNet", "cpu");
  }

  static TrainingDevice cpu() {
    TinyNumbers.areZero(); // to this thread, as in a trainer, whichever thread opened the device
    return CPU;
  }
}
