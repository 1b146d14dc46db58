package dev.layerwise.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.layerwise.platform.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FashionMnistImporterTest {
  private static final String TRAIN = "train-images-idx3-ubyte.gz";
  private static final String TRAIN_LABELS = "train-labels-idx1-ubyte.gz";
  private static final String TEST = "t10k-images-idx3-ubyte.gz";
  private static final String TEST_LABELS = "t10k-labels-idx1-ubyte.gz";
  private static final DatasetStore STORE = new DatasetStore(TestDatabase.fresh());
  @TempDir Path folder;

  private StoredDataset read(Map<String, byte[]> contents) throws Exception {
    var files = new ArrayList<Importer.SourceFile>();
    for (var each : contents.entrySet()) {
      var path = Files.write(folder.resolve(each.getKey()), each.getValue());
      files.add(new Importer.SourceFile(each.getKey(), path));
    }
    var catalogue = new DatasetCatalogue(folder.resolve("site"), STORE);
    var about = catalogue.find("fashion-mnist-full").orElseThrow().about();
    try (var writer = catalogue.writer(about)) {
      new FashionMnistImporter().read(files, folder, writer, at -> {});
      return StoredDataset.open(
          catalogue.folder(about.id(), writer.finish().sha256()).orElseThrow());
    }
  }

  private static Map<String, byte[]> good() {
    var files = new HashMap<String, byte[]>();
    files.put(TRAIN, images(28, 0, 1, 2));
    files.put(TRAIN_LABELS, labels(0, 1, 2));
    files.put(TEST, images(28, 9));
    files.put(TEST_LABELS, labels(9));
    return files;
  }

  @Test
  void readsTheFourFiles() throws Exception {
    var stored = read(good());

    assertThat(stored.meta().train()).isEqualTo(3);
    assertThat(stored.meta().test()).isEqualTo(1);
    assertThat(stored.label(3)).isEqualTo(9);
    assertThat(stored.sample(2).get(783)).isEqualTo((byte) 2);
  }

  @Test
  void fetchesTheFourFilesOfAFolder() {
    assertThat(new FashionMnistImporter().addresses(URI.create("http://host/fashion")))
        .hasSize(4)
        .first()
        .hasToString("http://host/fashion/" + TRAIN);
  }

  static Stream<Arguments> bad() {
    return Stream.of(
        Arguments.of(TRAIN, new byte[20], "not a gzip file"),
        Arguments.of(TRAIN, labels(0, 1, 2), "not an idx file of the expected kind"),
        Arguments.of(TRAIN, images(27, 0, 1, 2), "another size"),
        Arguments.of(TRAIN, images(28, 0, 1), "holds 2 images"),
        Arguments.of(TRAIN_LABELS, labels(0, 1, 10), "is 10; the labels are 0 to 9"),
        Arguments.of(TRAIN, idx(0x0803, 3, new int[] {28, 28}, new byte[784]), "ends too early"),
        Arguments.of(
            TRAIN, idx(0x0803, 3, new int[] {28, 28}, new byte[784 * 4]), "more than the 3 items"),
        Arguments.of(TRAIN, idx(0x0803, -1, new int[] {28, 28}, new byte[0]), "claims to hold -1"),
        Arguments.of(TEST, Arrays.copyOf(images(28, 9), 30), "ends too early"));
  }

  @ParameterizedTest
  @MethodSource("bad")
  void aBadFileIsNamed(String name, byte[] content, String words) {
    var files = good();
    files.put(name, content);

    assertThatThrownBy(() -> read(files))
        .isInstanceOf(UnreadableArchive.class)
        .hasMessageContaining(words);
    assertThat(folder.resolve("site/datasets/.incoming")).isEmptyDirectory();
  }

  @Test
  void aMissingFileIsNamedWithTheFour() {
    var files = good();
    files.remove(TEST_LABELS);

    assertThatThrownBy(() -> read(files))
        .hasMessageStartingWith(TEST_LABELS + " is missing")
        .hasMessageContaining(TRAIN);
  }

  /** Each image is filled with one value. */
  private static byte[] images(int side, int... values) {
    var content = new ByteArrayOutputStream();
    for (int value : values) {
      var image = new byte[side * side];
      Arrays.fill(image, (byte) value);
      content.writeBytes(image);
    }
    return idx(0x0803, values.length, new int[] {side, side}, content.toByteArray());
  }

  private static byte[] labels(int... values) {
    var content = new ByteArrayOutputStream();
    for (int value : values) {
      content.write(value);
    }
    return idx(0x0801, values.length, new int[0], content.toByteArray());
  }

  private static byte[] idx(int magic, int count, int[] shape, byte[] content) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(new GZIPOutputStream(bytes))) {
      out.writeInt(magic);
      out.writeInt(count);
      for (int length : shape) {
        out.writeInt(length);
      }
      out.write(content);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }
}
