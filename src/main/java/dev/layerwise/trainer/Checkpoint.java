package dev.layerwise.trainer;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the rest of a run follows from, taken where its randomness starts afresh.
 *
 * @param identity of network, plan and data: a checkpoint goes on with its own run alone
 * @param way how it was computed
 * @param epoch the epoch to go on with, from 1
 * @param batch batches already done in it
 * @param tally over those batches
 * @param best what early stopping would keep; null without it, or before its first epoch
 */
record Checkpoint(
    String identity,
    Step.Way way,
    int epoch,
    int batch,
    Tally tally,
    Map<String, Tensor> weights,
    Map<String, Tensor> memory,
    @Nullable Best best) {
  private static final String WEIGHT = "weight/";
  private static final String MEMORY = "optimizer/";
  private static final String BEST = "best/";

  void writeTo(OutputStream out) throws IOException {
    var metadata = new LinkedHashMap<String, String>();
    metadata.put("identity", identity);
    metadata.put("step", way.kind().name().toLowerCase(Locale.ROOT));
    metadata.put("threads", Integer.toString(way.threads()));
    metadata.put("epoch", Integer.toString(epoch));
    metadata.put("batch", Integer.toString(batch));
    metadata.put("lossSum", Double.toHexString(tally.lossSum()));
    metadata.put("hits", Long.toString(tally.hits()));
    metadata.put("samples", Long.toString(tally.samples()));
    var tensors = new LinkedHashMap<String, Tensor>();
    weights.forEach((name, tensor) -> tensors.put(WEIGHT + name, tensor));
    memory.forEach((name, tensor) -> tensors.put(MEMORY + name, tensor));
    if (best != null) {
      metadata.put("bestEpoch", Integer.toString(best.epoch()));
      metadata.put("bestScore", Double.toHexString(best.score()));
      best.weights().forEach((name, tensor) -> tensors.put(BEST + name, tensor));
    }
    new SafeTensors(metadata, tensors).writeTo(out);
  }

  /**
   * Reads a checkpoint of the run with this identity.
   *
   * @throws ForeignCheckpoint when it belongs to another run
   */
  static Checkpoint read(Path file, String identity) throws IOException {
    var stored = SafeTensors.read(file);
    var metadata = stored.metadata();
    if (!identity.equals(metadata.get("identity"))) {
      throw new ForeignCheckpoint(file);
    }
    try {
      return new Checkpoint(
          identity,
          way(metadata),
          Integer.parseInt(value(metadata, "epoch")),
          Integer.parseInt(value(metadata, "batch")),
          new Tally(
              Double.parseDouble(value(metadata, "lossSum")),
              Long.parseLong(value(metadata, "hits")),
              Long.parseLong(value(metadata, "samples"))),
          under(WEIGHT, stored.tensors()),
          under(MEMORY, stored.tensors()),
          best(stored));
    } catch (IllegalArgumentException e) {
      throw new IOException(file + " is damaged: its position cannot be read", e);
    }
  }

  /** Those of before there was a choice do not say: they used blocks and every core. */
  private static Step.Way way(Map<String, String> metadata) {
    var threads = metadata.get("threads");
    return new Step.Way(
        Step.Kind.valueOf(metadata.getOrDefault("step", "blocks").toUpperCase(Locale.ROOT)),
        threads == null ? Runtime.getRuntime().availableProcessors() : Integer.parseInt(threads));
  }

  private static @Nullable Best best(SafeTensors stored) {
    if (!stored.metadata().containsKey("bestEpoch")) {
      return null;
    }
    return new Best(
        Integer.parseInt(value(stored.metadata(), "bestEpoch")),
        Double.parseDouble(value(stored.metadata(), "bestScore")),
        under(BEST, stored.tensors()));
  }

  private static String value(Map<String, String> metadata, String name) {
    return metadata.getOrDefault(name, "");
  }

  private static Map<String, Tensor> under(String prefix, Map<String, Tensor> tensors) {
    var found = new LinkedHashMap<String, Tensor>();
    tensors.forEach(
        (name, tensor) -> {
          if (name.startsWith(prefix)) {
            found.put(name.substring(prefix.length()), tensor);
          }
        });
    return found;
  }

  /** A checkpoint of another network, plan or data set. */
  static final class ForeignCheckpoint extends IOException {
    private static final long serialVersionUID = 1;

    ForeignCheckpoint(Path file) {
      super(
          "The checkpoint "
              + file.getFileName()
              + " belongs to a run with another network, plan or data set. Start the run afresh.");
    }
  }
}
