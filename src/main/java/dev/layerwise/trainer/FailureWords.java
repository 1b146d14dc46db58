package dev.layerwise.trainer;

import dev.layerwise.trainer.mxnet.MxnetException;
import java.io.IOException;
import java.util.Locale;

/** Says what went wrong so that a student knows what to do next. */
final class FailureWords {
  private FailureWords() {}

  static String of(Throwable failure) {
    if (failure instanceof Diverged
        || failure instanceof Assignment.DoesNotFit
        || failure instanceof StepChoice.OtherWay
        || failure instanceof TrainingDevice.UnusableDevice) {
      return said(failure);
    }
    if (isOutOfMemory(failure)) {
      return "The network with this batch size does not fit into the device's memory. Try half the"
          + " batch size, fewer filters or units, or a pooling layer early in the network.";
    }
    if (failure instanceof Checkpoint.ForeignCheckpoint) {
      return said(failure);
    }
    if (failure instanceof IOException) {
      return "A file of this run could not be read or written: "
          + said(failure)
          + ". Try the run again; if it fails again, tell your instructor.";
    }
    return "The training engine failed"
        + place(failure)
        + ": "
        + firstLine(said(failure))
        + ". Try the run again; if it fails again, tell your instructor.";
  }

  /**
   * Nodes of a graph are named by their layer's path and what they do there. Blocks know it too.
   */
  private static String place(Throwable failure) {
    if (failure instanceof LayerFailure inLayer) {
      return " at layer " + inLayer.path();
    }
    if (!(failure instanceof MxnetException ofMxnet)) {
      return "";
    }
    return ofMxnet
        .node()
        .filter(node -> node.contains("."))
        .map(
            node -> {
              int end = node.lastIndexOf('.');
              return " at layer " + node.substring(0, end) + " (" + node.substring(end + 1) + ")";
            })
        .orElse("");
  }

  private static boolean isOutOfMemory(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      var message = said(cause).toLowerCase(Locale.ROOT);
      if (cause instanceof OutOfMemoryError
          || message.contains("out of memory")
          || message.contains("failed to allocate")
          || message.contains("not enough memory")
          || message.contains("can't allocate memory")) {
        return true;
      }
    }
    return false;
  }

  private static String said(Throwable failure) {
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse(text);
  }
}
