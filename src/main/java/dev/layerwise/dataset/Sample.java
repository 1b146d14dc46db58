package dev.layerwise.dataset;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One sample as a page shows it.
 *
 * @param index in its split
 * @param label index into the classes
 * @param image a data URI, of an image
 * @param values of a row of numbers
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Sample(int index, int label, @Nullable String image, @Nullable List<Float> values) {

  /**
   * @param lens how it is looked at
   * @param split where it lies, of which {@code index} counts
   */
  static Sample of(StoredDataset stored, Lens lens, Split split, int index) {
    int place = split == Split.TRAIN ? index : stored.meta().train() + index;
    var bytes = stored.sample(place);
    var input = stored.meta().input();
    if (input.size() == 3) {
      var picture =
          Picture.of(
              lens.image(stored.meta(), bytes, place), input.get(0), input.get(1), input.get(2));
      return new Sample(index, stored.label(place), picture.dataUri(), null);
    }
    var values = new Float[input.get(0)];
    for (int i = 0; i < values.length; i++) {
      values[i] = bytes.getFloat(i * Float.BYTES);
    }
    return new Sample(index, stored.label(place), null, List.of(values));
  }
}
