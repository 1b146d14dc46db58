package dev.layerwise.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.layerwise.dataset.CifarArchives.Archive;
import dev.layerwise.dataset.CifarArchives.Pickle;
import dev.layerwise.platform.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CifarImporterTest {
  private static DatasetStore store;
  @TempDir Path folder;

  @BeforeAll
  static void startDatabase() {
    store = new DatasetStore(TestDatabase.fresh());
  }

  @Test
  void bothLayoutsOfTheSameImagesAreTheSameDataSet() throws Exception {
    var python = read(CifarArchives.python(12));
    var binary = read(CifarArchives.binary(12));

    assertThat(python.meta()).isEqualTo(binary.meta());
    assertThat(python.meta().train()).isEqualTo(60);
    assertThat(python.meta().test()).isEqualTo(12);
    assertThat(ClassCounts.of(python).train()).containsExactly(10, 10, 5, 5, 5, 5, 5, 5, 5, 5);
    assertThat(python.label(59)).isEqualTo(1);
    assertThat(python.sample(3).get(3071)).isEqualTo((byte) 3);
    assertThat(python.meta().mean()).hasSize(3);
  }

  static Stream<Arguments> hostile() {
    return Stream.of(
        Arguments.of("not an archive", "<html>".getBytes(StandardCharsets.US_ASCII), ".tar.gz"),
        Arguments.of("nothing", new byte[0], ".tar.gz"),
        Arguments.of("a gzip of something else", gzip(new byte[5000]), "no data_batch_1"),
        Arguments.of(
            "text in a gzip",
            gzip("hello ".repeat(500).getBytes(StandardCharsets.US_ASCII)),
            "damaged"),
        Arguments.of(
            "another archive",
            new Archive().file("a/readme.html", new byte[9]).bytes(),
            "no data_batch_1"),
        Arguments.of("cut short", cut(CifarArchives.binary(3), 0.6), "ends too early"),
        Arguments.of("cut at the checksum", cutBytes(CifarArchives.binary(3), 4), "ends too early"),
        Arguments.of("flipped checksum", flipped(CifarArchives.binary(3), 6), "damaged"),
        Arguments.of(
            "a path out of the folder",
            new Archive().file("cifar/../../data_batch_1", new byte[9]).bytes(),
            "leads out"),
        Arguments.of(
            "an absolute path",
            new Archive().file("/etc/data_batch_1", new byte[9]).bytes(),
            "leads out"),
        Arguments.of("a symbolic link", link(TarConstants.LF_SYMLINK), "is a link"),
        Arguments.of("a hard link", link(TarConstants.LF_LINK), "is a link"),
        Arguments.of("a device", link(TarConstants.LF_CHR), "is not a plain file"),
        Arguments.of(
            "a foreign file",
            new Archive().file("cifar/run.sh", new byte[9]).bytes(),
            "does not belong"),
        Arguments.of("a file twice", twice(), "twice"),
        Arguments.of(
            "a bomb in one file",
            new Archive().file("c/data_batch_1", new byte[65 << 20]).bytes(),
            "larger than"),
        Arguments.of("a bomb in a name", longName(), "larger than"),
        Arguments.of("a bomb after the end", concatenated(new byte[20 << 20]), "larger than"),
        Arguments.of("too many files", many(), "more than 64"),
        Arguments.of(
            "a batch missing",
            new Archive().file("c/data_batch_1.bin", CifarArchives.records(1)).bytes(),
            "test_batch.bin is missing"),
        Arguments.of(
            "half an image",
            CifarArchives.binaryWith(2, "data_batch_2.bin", new byte[4000]),
            "no whole number of images"),
        Arguments.of(
            "an empty batch",
            CifarArchives.binaryWith(2, "test_batch.bin", new byte[0]),
            "no whole number of images"),
        Arguments.of(
            "unequal batches",
            CifarArchives.binaryWith(2, "data_batch_4.bin", CifarArchives.records(1)),
            "holds 1 images where the batches before it hold 2"),
        Arguments.of(
            "a label out of range",
            CifarArchives.binaryWith(2, "data_batch_1.bin", CifarArchives.records(1, 10)),
            "label 10"),
        Arguments.of(
            "a pickled label out of range",
            CifarArchives.pythonWith(2, "test_batch", CifarArchives.pickle(1, 200)),
            "label 200"),
        Arguments.of(
            "a pickle that runs a command",
            CifarArchives.pythonWith(2, "data_batch_1", command()),
            "os.system"),
        Arguments.of(
            "a pickle with a foreign instruction",
            CifarArchives.pythonWith(2, "data_batch_1", new Pickle().raw("\u0080\u0002i").bytes()),
            "instruction 0x69"),
        Arguments.of(
            "a pickle cut short",
            CifarArchives.pythonWith(2, "data_batch_1", cut(CifarArchives.pickle(1, 2), 0.5)),
            "ends too early"),
        Arguments.of(
            "a pickle of something else",
            CifarArchives.pythonWith(
                2, "data_batch_1", new Pickle().raw("\u0080\u0002]q\u0001.").bytes()),
            "no labels and data"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostile")
  void aBadArchiveIsRefusedInWordsAndLeavesNothing(String name, byte[] archive, String words)
      throws IOException {
    var refusal = catchThrowableOfType(UnreadableArchive.class, () -> read(archive));

    assertThat(refusal).hasMessageContaining(words);
    assertThat(folder.resolve("site/datasets/cifar-10")).doesNotExist();
    assertThat(folder.resolve("site/datasets/.incoming")).isEmptyDirectory();
    try (var files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile).filter(this::outsideScratch))
          .containsExactly(folder.resolve("archive"));
    }
  }

  private boolean outsideScratch(Path file) {
    return !file.startsWith(folder.resolve("scratch"));
  }

  /** Reads an archive as an import does: into a writer, with a scratch folder. */
  private StoredDataset read(byte[] bytes) throws Exception {
    var archive = Files.write(folder.resolve("archive"), bytes);
    var scratch = Files.createDirectories(folder.resolve("scratch"));
    var catalogue = new DatasetCatalogue(folder.resolve("site"), store);
    var about = catalogue.find("cifar-10").orElseThrow().about();
    try (var writer = catalogue.writer(about)) {
      new CifarImporter()
          .read(List.of(new Importer.SourceFile("any", archive)), scratch, writer, at -> {});
      return StoredDataset.open(
          catalogue.folder("cifar-10", writer.finish().sha256()).orElseThrow());
    } finally {
      Folders.deleteIfExists(scratch);
    }
  }

  private static byte[] command() {
    return new Pickle()
        .raw("\u0080\u0002cos\nsystem\n")
        .text("touch /tmp/owned")
        .raw("\u0085R.")
        .bytes();
  }

  private static byte[] link(byte type) {
    var entry = new TarArchiveEntry("cifar/data_batch_1", type);
    entry.setLinkName("/etc/passwd");
    return new Archive().entry(entry, new byte[0]).bytes();
  }

  /** The header before a file whose name does not fit: its content is the name. */
  private static byte[] longName() {
    var entry = new TarArchiveEntry("././@LongLink", TarConstants.LF_GNUTYPE_LONGNAME);
    entry.setSize(3 << 20);
    return new Archive().entry(entry, new byte[3 << 20]).bytes();
  }

  private static byte[] twice() {
    return new Archive()
        .file("a/data_batch_1.bin", CifarArchives.records(1))
        .file("b/data_batch_1.bin", CifarArchives.records(2))
        .bytes();
  }

  private static byte[] many() {
    var archive = new Archive();
    for (int i = 0; i < 65; i++) {
      archive.file("c/readme.html", new byte[1]);
    }
    return archive.bytes();
  }

  /** A good archive, and more in the same gzip after the end of its tar. */
  private static byte[] concatenated(byte[] more) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(CifarArchives.binary(1));
    out.writeBytes(gzip(more));
    return out.toByteArray();
  }

  private static byte[] gzip(byte[] content) {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toByteArray();
  }

  private static byte[] cut(byte[] bytes, double share) {
    return Arrays.copyOf(bytes, (int) (bytes.length * share));
  }

  private static byte[] cutBytes(byte[] bytes, int last) {
    return Arrays.copyOf(bytes, bytes.length - last);
  }

  private static byte[] flipped(byte[] bytes, int fromEnd) {
    var copy = bytes.clone();
    copy[copy.length - fromEnd] ^= 1;
    return copy;
  }
}
