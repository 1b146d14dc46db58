package dev.layerwise.dataset;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The file {@code meta.json} of a stored data set.
 *
 * @param input (C,H,W) of an image, or one number for rows of features
 * @param type how {@code data.bin} holds a value
 * @param classes the classes' names; a label is an index into them
 * @param features the columns' names of a table, empty for images
 * @param mean of the training split, after scaling to 0…1 for bytes: one per channel or feature
 * @param std likewise, the standard deviation
 * @param sha256 of {@code data.bin} followed by {@code labels.bin}, in hexadecimal: the version
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record DatasetMeta(
    String id,
    String name,
    List<Integer> input,
    ValueType type,
    List<String> classes,
    List<String> features,
    int train,
    int test,
    List<Double> mean,
    List<Double> std,
    String licence,
    @Nullable String source,
    String sha256) {

  /** One byte from 0 to 255, or a little-endian 32-bit float. */
  public enum ValueType {
    UINT8,
    FLOAT32
  }
}
