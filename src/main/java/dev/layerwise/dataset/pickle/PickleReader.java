package dev.layerwise.dataset.pickle;

import dev.layerwise.dataset.pickle.Pickled.Constant;
import dev.layerwise.dataset.pickle.Pickled.Dictionary;
import dev.layerwise.dataset.pickle.Pickled.Items;
import dev.layerwise.dataset.pickle.Pickled.Text;
import dev.layerwise.dataset.pickle.Pickled.Tuple;
import dev.layerwise.dataset.pickle.Pickled.Whole;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one pickle of protocol 2. A pickle is a program for a stack machine; this machine knows the
 * instructions that build data, three names of numpy, and no way to call anything.
 *
 * @see <a href="https://peps.python.org/pep-0307/">PEP 307, protocol 2</a>
 */
public final class PickleReader {
  /** Far more than any data set here needs, and little enough to hold. */
  private static final int MOST_VALUES = 500_000;

  private final ByteBuffer in;
  private final List<Pickled> stack = new ArrayList<>();
  private final List<Integer> marks = new ArrayList<>();
  private final Map<Integer, Pickled> memo = new HashMap<>();
  private int values;

  private PickleReader(ByteBuffer in) {
    this.in = in.slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Reads the value that these bytes hold. Strings and arrays are views into them.
   *
   * @throws UnreadablePickle when they are cut short, broken, or ask for anything but data
   */
  public static Pickled read(ByteBuffer bytes) throws UnreadablePickle {
    var reader = new PickleReader(bytes);
    try {
      return reader.run();
    } catch (BufferUnderflowException e) {
      throw new UnreadablePickle("ends too early");
    } catch (IndexOutOfBoundsException e) {
      throw new UnreadablePickle("is broken: it takes a value that is not there");
    }
  }

  private Pickled run() throws UnreadablePickle {
    while (true) {
      char instruction = (char) (in.get() & 0xff);
      if (instruction == '.') {
        return pop();
      }
      step(instruction);
    }
  }

  private void step(char instruction) throws UnreadablePickle {
    switch (instruction) {
      case '\u0080' -> protocol(in.get());
      case '(' -> marks.add(stack.size());
      case 'q' -> memo.put(in.get() & 0xff, top());
      case 'r' -> memo.put(in.getInt(), top());
      case 'h' -> push(remembered(in.get() & 0xff));
      case 'j' -> push(remembered(in.getInt()));
      case 'c' -> push(NumpyBytes.named(line(), line()));
      case 'R' -> push(call(pop(), pop()));
      case 'b' -> fill(pop());
      case '0' -> pop();
      default -> pushValue(instruction);
    }
  }

  private void pushValue(char instruction) throws UnreadablePickle {
    switch (instruction) {
      case 'N' -> push(new Constant("None"));
      case '\u0088' -> push(new Constant("True"));
      case '\u0089' -> push(new Constant("False"));
      case 'K' -> push(new Whole(in.get() & 0xff));
      case 'M' -> push(new Whole(in.getShort() & 0xffff));
      case 'J' -> push(new Whole(in.getInt()));
      case 'U' -> push(text(in.get() & 0xff));
      case 'T', 'X' -> push(text(in.getInt()));
      default -> pushContainer(instruction);
    }
  }

  private void pushContainer(char instruction) throws UnreadablePickle {
    switch (instruction) {
      case '}' -> push(new Dictionary());
      case ']' -> push(new Items());
      case ')' -> push(new Tuple(List.of()));
      case 't' -> push(new Tuple(sinceMark()));
      case '\u0085' -> push(new Tuple(last(1)));
      case '\u0086' -> push(new Tuple(last(2)));
      case '\u0087' -> push(new Tuple(last(3)));
      case 'a' -> append(last(1));
      case 'e' -> append(sinceMark());
      case 's' -> put(last(2));
      case 'u' -> put(sinceMark());
      default ->
          throw new UnreadablePickle(
              "holds the pickle instruction 0x%02x, which picture data never needs; nothing was run"
                  .formatted((int) instruction));
    }
  }

  private static void protocol(byte version) throws UnreadablePickle {
    if (version != 2) {
      throw new UnreadablePickle("is a pickle of protocol " + version + ", not 2");
    }
  }

  private void push(Pickled value) throws UnreadablePickle {
    if (++values > MOST_VALUES) {
      throw new UnreadablePickle("holds more than " + MOST_VALUES + " values");
    }
    stack.add(value);
  }

  private Pickled pop() {
    return stack.remove(stack.size() - 1);
  }

  private Pickled top() {
    return stack.get(stack.size() - 1);
  }

  private Pickled remembered(int place) throws UnreadablePickle {
    var value = memo.get(place);
    if (value == null) {
      throw new UnreadablePickle("is broken: it recalls a value that it never kept");
    }
    return value;
  }

  /** Operands lie on the stack with the arguments above the callable. */
  private static Pickled call(Pickled arguments, Pickled callable) throws UnreadablePickle {
    return NumpyBytes.call(callable, arguments);
  }

  private void fill(Pickled state) throws UnreadablePickle {
    NumpyBytes.fill(top(), state);
  }

  private List<Pickled> last(int count) {
    return cut(stack.size() - count);
  }

  private List<Pickled> sinceMark() {
    return cut(marks.remove(marks.size() - 1));
  }

  private List<Pickled> cut(int from) {
    var upper = stack.subList(from, stack.size());
    var values = List.copyOf(upper);
    upper.clear();
    return values;
  }

  private void append(List<Pickled> values) throws UnreadablePickle {
    if (!(top() instanceof Items items)) {
      throw new UnreadablePickle("is broken: it appends to something that is not a list");
    }
    items.values().addAll(values);
  }

  private void put(List<Pickled> keysAndValues) throws UnreadablePickle {
    if (!(top() instanceof Dictionary dictionary) || keysAndValues.size() % 2 != 0) {
      throw new UnreadablePickle("is broken: its dictionary does not pair keys and values");
    }
    for (int i = 0; i < keysAndValues.size(); i += 2) {
      if (!(keysAndValues.get(i) instanceof Text key) || key.bytes().remaining() > 200) {
        throw new UnreadablePickle("holds a dictionary whose keys are not short strings");
      }
      dictionary.values().put(key.toString(), keysAndValues.get(i + 1));
    }
  }

  private Text text(int length) throws UnreadablePickle {
    if (length < 0) {
      throw new UnreadablePickle("is broken: it holds a string of negative length");
    }
    if (length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    var bytes = in.slice(in.position(), length);
    in.position(in.position() + length);
    return new Text(bytes);
  }

  /** A module's or a name's line; ours are short. */
  private String line() throws UnreadablePickle {
    var line = new StringBuilder();
    for (int each = in.get(); each != '\n'; each = in.get()) {
      if (line.length() == 200) {
        throw new UnreadablePickle("is broken: it holds a name without an end");
      }
      line.append((char) (each & 0xff));
    }
    return line.toString();
  }
}
