package dev.layerwise.trainer;

import dev.layerwise.dataset.DatasetMeta;
import dev.layerwise.network.Network;
import dev.layerwise.training.TrainingPlan;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What tells one frozen run's checkpoints from another's. */
final class Identity {
  private Identity() {}

  static String of(Network network, TrainingPlan plan, DatasetMeta data) {
    var text = String.join("\n", network.toString(), plan.toString(), data.sha256());
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
