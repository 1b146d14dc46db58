package dev.layerwise.dataset.pickle;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A value read from a pickle. */
public sealed interface Pickled {

  /** A Python 2 string: bytes, a view into the pickle. */
  record Text(ByteBuffer bytes) implements Pickled {
    /** Its bytes as Latin-1, which any bytes are. */
    @Override
    public String toString() {
      return StandardCharsets.ISO_8859_1.decode(bytes.duplicate()).toString();
    }
  }

  /** A whole number. */
  record Whole(long value) implements Pickled {}

  /** {@code None}, {@code True} or {@code False}: constants that we only step over. */
  record Constant(String name) implements Pickled {}

  /** A list; it grows while the pickle is read. */
  record Items(List<Pickled> values) implements Pickled {
    Items() {
      this(new ArrayList<>());
    }
  }

  /** A tuple. */
  record Tuple(List<Pickled> values) implements Pickled {}

  /** A dictionary whose keys are strings; it grows while the pickle is read. */
  record Dictionary(Map<String, Pickled> values) implements Pickled {
    Dictionary() {
      this(new HashMap<>());
    }
  }

  /** A numpy array of unsigned bytes, in C order. */
  final class ByteArray implements Pickled {
    private int[] shape = {};
    private ByteBuffer bytes = ByteBuffer.allocate(0);

    ByteArray() {}

    void become(int[] newShape, ByteBuffer newBytes) {
      shape = newShape;
      bytes = newBytes;
    }

    /** Whether this is a table of so many rows and columns. */
    public boolean hasShape(int rows, int columns) {
      return Arrays.equals(shape, new int[] {rows, columns});
    }

    /** The elements, row by row. */
    public ByteBuffer bytes() {
      return bytes.duplicate();
    }
  }

  /** One of the three names of numpy that byte arrays need. */
  enum NumpyName implements Pickled {
    RECONSTRUCT,
    NDARRAY,
    DTYPE
  }

  /** The type "unsigned byte". */
  final class ByteType implements Pickled {
    ByteType() {}
  }
}
