package dev.layerwise.dataset;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.layerwise.network.Shape;
import dev.layerwise.network.Task;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is known of a data set before any of it is here: an entry of {@code
 * datasets/catalogue.json}.
 *
 * @param train samples in the training split; of an imported set, as its publisher counts them
 * @param test likewise in the test split
 * @param summary what a student should know about it, in a few sentences
 */
public record DatasetDescription(
    String id,
    String name,
    Kind kind,
    Origin origin,
    List<Integer> input,
    DatasetMeta.ValueType type,
    List<String> classes,
    List<String> features,
    int train,
    int test,
    String licence,
    String source,
    String summary) {

  /** How a sample is shown. */
  @Schema(name = "DatasetKind")
  public enum Kind {
    /** As a picture. */
    @JsonProperty("image")
    IMAGE,
    /** As a row of numbers. */
    @JsonProperty("tabular")
    TABULAR,
    /** As a point of the plane. */
    @JsonProperty("planar")
    PLANAR
  }

  /** Where a data set comes from. */
  public enum Origin {
    /** Resources of this program. */
    @JsonProperty("shipped")
    SHIPPED,
    /** A formula, a noise level and a seed. */
    @JsonProperty("generated")
    GENERATED,
    /** An archive that an instructor brings. */
    @JsonProperty("imported")
    IMPORTED
  }

  /** What a network for this data set is asked to do. */
  public Task task() {
    return new Task(Shape.of(input), classes.size());
  }

  /** Numbers in one sample. */
  int values() {
    return Math.toIntExact(task().input().size());
  }

  /** Bytes of one sample in {@code data.bin}. */
  int sampleBytes() {
    return values() * (type == DatasetMeta.ValueType.UINT8 ? 1 : Float.BYTES);
  }
}
