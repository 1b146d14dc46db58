package dev.layerwise.dataset.pickle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PickleReaderTest {
  private static final String ARRAY =
      "cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\nK\u0000\u0085U\u0001b\u0087R";
  private static final String BYTE_TYPE =
      "cnumpy\ndtype\nU\u0002u1K\u0000K\u0001\u0087R(K\u0003U\u0001|NNNK\u0000tb";

  private static Pickled read(String instructions) throws UnreadablePickle {
    return PickleReader.read(ByteBuffer.wrap(bytes(instructions)));
  }

  private static byte[] bytes(String characters) {
    return characters.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void readsAnArrayOfBytesWithItsShape() throws UnreadablePickle {
    var array =
        (Pickled.ByteArray)
            read(
                "\u0080\u0002"
                    + ARRAY
                    + "(K\u0001K\u0002K\u0003\u0086"
                    + BYTE_TYPE
                    + "\u0089U\u0006abcdeftb.");

    assertThat(array.hasShape(2, 3)).isTrue();
    assertThat(array.bytes()).isEqualTo(ByteBuffer.wrap(bytes("abcdef")));
  }

  @Test
  void readsNumbersListsAndWhatItRemembers() throws UnreadablePickle {
    var list =
        (Pickled.Items) read("\u0080\u0002](K\u0007M\u0000\u0001J\u00ff\u00ff\u00ff\u00ffe.");
    var repeated = (Pickled.Tuple) read("U\u0002hiq\u0000h\u0000\u0086.");

    assertThat(list.values())
        .containsExactly(new Pickled.Whole(7), new Pickled.Whole(256), new Pickled.Whole(-1));
    assertThat(repeated.values().get(0)).isSameAs(repeated.values().get(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cos\\nsystem\\n. | os.system",
        "c__builtin__\\neval\\n. | __builtin__.eval",
        "cnumpy\\nload\\n. | numpy.load",
        "cnumpy.core.multiarray\\n_reconstruct\\n)R. | makes a call",
        "cnumpy\\ndtype\\nU\\u0002O8\\u0085R. | array of type O8",
        "c\\n. | ends too early",
        "R. | not there",
        "t. | not there",
        "K\\u0001q\\u0000e. | not there",
        "h\\u0005. | never kept",
        "\\u0080\\u0004. | protocol 4",
        "}(K\\u0001K\\u0002u. | keys are not short strings",
        "K\\u0001(K\\u0002e. | not a list",
        "T\\u00ff\\u00ff\\u00ff\\u00ff. | negative length",
        "T\\u00ff\\u00ff\\u00ff\\u007f. | ends too early",
        "K\\u0001K\\u0001b. | not an array",
        "} | ends too early"
      })
  void refusesEverythingElse(String instructions, String words) {
    assertThatThrownBy(() -> read(unescaped(instructions.strip())))
        .isInstanceOf(UnreadablePickle.class)
        .hasMessageContaining(words.strip());
  }

  @Test
  void refusesAnArrayWhoseShapeDoesNotFitItsBytes() {
    assertThatThrownBy(
            () ->
                read(
                    ARRAY
                        + "(K\u0001J\u0000\u0000\u0000\u0040J\u0000\u0000\u0000\u0040\u0086"
                        + BYTE_TYPE
                        + "\u0089U\u0001atb."))
        .isInstanceOf(UnreadablePickle.class)
        .hasMessageContaining("where its shape needs");
  }

  @Test
  void refusesMoreValuesThanAnyDataSetNeeds() {
    assertThatThrownBy(() -> read("N".repeat(500_001) + "."))
        .isInstanceOf(UnreadablePickle.class)
        .hasMessageContaining("more than 500000 values");
  }

  @Test
  void garbageNeverBreaksTheReaderItself() {
    var random = new Random(5);
    for (int i = 0; i < 20_000; i++) {
      var garbage = new byte[random.nextInt(60)];
      random.nextBytes(garbage);
      try {
        PickleReader.read(ByteBuffer.wrap(garbage));
      } catch (UnreadablePickle refused) {
        assertThat(refused).hasMessageNotContaining("\n");
      }
    }
  }

  /** Turns backslash escapes of the table above into characters. */
  private static String unescaped(String text) {
    var out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != '\\') {
        out.append(text.charAt(i));
      } else if (text.charAt(i + 1) == 'n') {
        out.append('\n');
        i++;
      } else {
        out.append((char) Integer.parseInt(text.substring(i + 2, i + 6), 16));
        i += 5;
      }
    }
    return out.toString();
  }
}
