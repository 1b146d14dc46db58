package dev.layerwise.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.layerwise.network.Shape;
import dev.layerwise.platform.Problem;
import dev.layerwise.training.Augmentation;
import dev.layerwise.training.AugmentationReader;
import dev.layerwise.training.Augmenter;
import dev.layerwise.training.SubmissionCheck;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How samples are looked at: as they are stored, or as a network sees them in this epoch of a run
 * with this seed.
 */
record Lens(List<Augmentation> augmentation, long seed, int epoch) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * @param augmentation a plan's list, as JSON; null for samples as they are
   */
  static Lens of(@Nullable String augmentation, long seed, int epoch) {
    if (augmentation == null || augmentation.isBlank()) {
      return new Lens(List.of(), seed, epoch);
    }
    try {
      var reading = AugmentationReader.read(JSON.readTree(augmentation));
      if (!reading.faults().isEmpty()) {
        throw Problem.badRequest(String.join(" ", reading.faults()));
      }
      return new Lens(reading.augmentation(), seed, epoch);
    } catch (JsonProcessingException e) {
      throw Problem.badRequest(
          "The augmentation is a list in JSON, such as [{\"kind\":\"flip\"}].");
    }
  }

  /** Refuses in words what training would not do. */
  void requireFit(DatasetMeta meta, Split split) {
    SubmissionCheck.unfit(augmentation, Shape.of(meta.input()))
        .ifPresent(
            words -> {
              throw Problem.badRequest(words);
            });
    if (!augmentation.isEmpty() && split == Split.TEST) {
      throw Problem.badRequest(
          "Only training images are augmented: a network is tested on images as they are.");
    }
  }

  /** The image as it is seen. */
  ByteBuffer image(DatasetMeta meta, ByteBuffer stored, int place) {
    if (augmentation.isEmpty()) {
      return stored;
    }
    var input = meta.input();
    var seen = ByteBuffer.allocate(stored.capacity());
    new Augmenter(augmentation, input.get(0), input.get(1), input.get(2))
        .write(stored, seen, 0, seed, epoch, place);
    return seen;
  }
}
