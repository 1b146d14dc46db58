package dev.layerwise.trainer.mxnet;

import java.util.Optional;
import java.util.regex.Pattern;

/** What MXNet said of a call that failed. */
public final class MxnetException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** As MXNet words it where shapes or types are inferred, and where an operation runs. */
  private static final Pattern OPERATOR = Pattern.compile("[Ee]rror in operator ([^\\s:]+)");

  private final String said;

  MxnetException(String message) {
    super(message);
    this.said = message;
  }

  /** The name of the node that failed, as the graph was built with it. */
  public Optional<String> node() {
    var found = OPERATOR.matcher(said);
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }
}
