package dev.layerwise.trainer;

import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Where each learned array lies when all of them lie in one row of memory. Each begins at a
 * multiple of a cache line; the gaps hold zeros, which no update changes.
 */
final class FlatRow {
  static final int CACHE_LINE = 16; // floats

  private final Map<String, Place> places = new LinkedHashMap<>();
  private final int length;
  private final long numbers;

  /** Of one array. */
  record Place(int from, long[] shape, int size) {}

  FlatRow(Map<String, Tensor> arrays) {
    int end = 0;
    long count = 0;
    for (var entry : arrays.entrySet()) {
      int size = entry.getValue().size();
      places.put(entry.getKey(), new Place(end, entry.getValue().shape(), size));
      end = Math.addExact(end, size + (int) gapAfter(size));
      count += size;
    }
    this.length = Math.max(CACHE_LINE, end);
    this.numbers = count;
  }

  /** Zeros that follow an array of this size. */
  static long gapAfter(long size) {
    return (CACHE_LINE - size % CACHE_LINE) % CACHE_LINE;
  }

  /** Floats from the first to the last, gaps included. */
  int length() {
    return length;
  }

  /** How many numbers are learned. */
  long numbers() {
    return numbers;
  }

  Map<String, Place> places() {
    return places;
  }

  /** Of the array with this name. */
  Place place(String name) {
    return Objects.requireNonNull(places.get(name), name);
  }

  /** The arrays in their places; those that the map lacks are an error. */
  float[] join(Map<String, Tensor> arrays, String suffix) {
    var row = new float[length];
    places.forEach(
        (name, place) -> {
          var values = Tensor.named(arrays, name + suffix).values();
          values.get(0, row, place.from, place.size);
        });
    return row;
  }

  /** The arrays in their places of a row. */
  Map<String, Tensor> split(FloatBuffer row, String suffix) {
    var arrays = new LinkedHashMap<String, Tensor>();
    places.forEach(
        (name, place) ->
            arrays.put(name + suffix, new Tensor(place.shape, row.slice(place.from, place.size))));
    return arrays;
  }

  /** A piece of an array. */
  interface PieceVisitor {
    /**
     * @param from where the piece begins, counted from where the part of the row does
     */
    void visit(String name, int from, int size);
  }

  /** Visits what a part of the row has of each array, in their order. */
  void within(int from, int length, PieceVisitor visitor) {
    places.forEach(
        (name, place) -> {
          int first = Math.max(from, place.from);
          int end = Math.min(from + length, place.from + place.size);
          if (first < end) {
            visitor.visit(name, first - from, end - first);
          }
        });
  }
}
