package dev.layerwise.dataset.pickle;

import dev.layerwise.dataset.pickle.Pickled.ByteArray;
import dev.layerwise.dataset.pickle.Pickled.ByteType;
import dev.layerwise.dataset.pickle.Pickled.Constant;
import dev.layerwise.dataset.pickle.Pickled.NumpyName;
import dev.layerwise.dataset.pickle.Pickled.Text;
import dev.layerwise.dataset.pickle.Pickled.Tuple;
import dev.layerwise.dataset.pickle.Pickled.Whole;
import java.util.List;

/**
 * What the names and calls in a pickle mean when it holds numpy arrays of unsigned bytes. Nothing
 * is looked up by name and nothing is called: anything else is refused.
 */
final class NumpyBytes {
  private NumpyBytes() {}

  static NumpyName named(String module, String name) throws UnreadablePickle {
    return switch (module + " " + name) {
      case "numpy.core.multiarray _reconstruct" -> NumpyName.RECONSTRUCT;
      case "numpy ndarray" -> NumpyName.NDARRAY;
      case "numpy dtype" -> NumpyName.DTYPE;
      default ->
          throw new UnreadablePickle(
              "asks for the Python code %s.%s, which picture data never needs; nothing was run"
                  .formatted(printable(module), printable(name)));
    };
  }

  /** {@code _reconstruct(ndarray, (0,), 'b')} or {@code dtype('u1', 0, 1)}. */
  static Pickled call(Pickled callable, Pickled arguments) throws UnreadablePickle {
    if (arguments instanceof Tuple tuple && !tuple.values().isEmpty()) {
      var first = tuple.values().get(0);
      if (callable == NumpyName.RECONSTRUCT && first == NumpyName.NDARRAY) {
        return new ByteArray();
      }
      if (callable == NumpyName.DTYPE && first instanceof Text type && isByte(type.toString())) {
        return new ByteType();
      }
      if (callable == NumpyName.DTYPE) {
        throw new UnreadablePickle("holds an array of type " + shown(first) + ", not of bytes");
      }
    }
    throw new UnreadablePickle("makes a call that picture data never needs; nothing was run");
  }

  private static boolean isByte(String type) {
    return type.equals("u1") || type.equals("|u1") || type.equals("uint8");
  }

  /** Gives an array its content: (version, shape, type, Fortran order, bytes). */
  static void fill(Pickled target, Pickled state) throws UnreadablePickle {
    if (target instanceof ByteType) {
      return; // the byte order and alignment of single bytes
    }
    if (!(target instanceof ByteArray array)
        || !(state instanceof Tuple tuple)
        || tuple.values().size() != 5) {
      throw new UnreadablePickle("sets the state of something that is not an array");
    }
    fill(array, tuple.values());
  }

  private static void fill(ByteArray array, List<Pickled> state) throws UnreadablePickle {
    if (!(state.get(1) instanceof Tuple shape)
        || !(state.get(2) instanceof ByteType)
        || !(state.get(4) instanceof Text content)) {
      throw new UnreadablePickle("holds an array that is not one of bytes");
    }
    if (!isFalse(state.get(3))) {
      throw new UnreadablePickle("holds an array in column order");
    }
    var lengths = new int[shape.values().size()];
    long size = 1;
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = length(shape.values().get(i));
      size = size > Integer.MAX_VALUE ? size : size * lengths[i];
    }
    if (size != content.bytes().remaining()) {
      throw new UnreadablePickle(
          "holds an array of %d bytes where its shape needs %d"
              .formatted(content.bytes().remaining(), size));
    }
    array.become(lengths, content.bytes());
  }

  private static boolean isFalse(Pickled flag) {
    return flag instanceof Constant constant && constant.name().equals("False")
        || flag instanceof Whole number && number.value() == 0;
  }

  private static int length(Pickled value) throws UnreadablePickle {
    if (value instanceof Whole number && number.value() >= 0 && number.value() <= 1 << 30) {
      return (int) number.value();
    }
    throw new UnreadablePickle("holds an array whose shape is not made of lengths");
  }

  private static String shown(Pickled value) {
    return value instanceof Text text ? printable(text.toString()) : "unknown";
  }

  /** At most 60 characters, none of them unprintable. */
  private static String printable(String text) {
    var plain = text.replaceAll("[^\\x20-\\x7e]", "?");
    return plain.length() <= 60 ? plain : plain.substring(0, 60) + "…";
  }
}
