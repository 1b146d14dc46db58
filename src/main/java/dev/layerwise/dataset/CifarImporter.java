package dev.layerwise.dataset;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** CIFAR-10 from either official archive: that of Python pickles or the binary one. */
final class CifarImporter implements Importer {
  static final int PIXELS = 3 * 32 * 32;
  static final int CLASSES = 10;

  private static final List<String> PYTHON = batches("");
  private static final List<String> BINARY = batches(".bin");
  private static final Set<String> IGNORED =
      Set.of("readme.html", "batches.meta", "batches.meta.txt");

  /** One batch: its images with their labels. */
  interface Batch {
    int size();

    /** Fills the image with the pixels, (C,H,W), at this index. */
    void image(int index, byte[] into);

    int label(int index);
  }

  /** The training batches in their order, then the test batch. */
  private static List<String> batches(String ending) {
    return Stream.concat(
            IntStream.rangeClosed(1, 5).mapToObj(i -> "data_batch_" + i), Stream.of("test_batch"))
        .map(name -> name + ending)
        .toList();
  }

  @Override
  public List<URI> addresses(URI address) {
    return List.of(address);
  }

  @Override
  public void read(List<SourceFile> files, Path scratch, DatasetWriter writer, Watch watch)
      throws IOException, UnreadableArchive, ImportCancelled {
    if (files.size() != 1) {
      throw new UnreadableArchive(
          "Give one file: cifar-10-python.tar.gz or cifar-10-binary.tar.gz.");
    }
    var wanted = Stream.concat(PYTHON.stream(), BINARY.stream()).collect(Collectors.toSet());
    var found = new BoundedTar(wanted, IGNORED).extract(files.get(0).path(), scratch, watch);
    var names = complete(found);
    int size = 0;
    for (var name : names) {
      watch.at("Reading " + name);
      var batch = open(name, scratch.resolve(name));
      var split = name.startsWith("test") ? Split.TEST : Split.TRAIN;
      if (split == Split.TRAIN && size > 0 && batch.size() != size) {
        throw new UnreadableArchive(
            "%s holds %d images where the batches before it hold %d. Use the official archive."
                .formatted(name, batch.size(), size));
      }
      size = batch.size();
      copy(batch, name, split, writer, watch);
    }
  }

  private static List<String> complete(Set<String> found) throws UnreadableArchive {
    for (var layout : List.of(PYTHON, BINARY)) {
      if (found.equals(Set.copyOf(layout))) {
        return layout;
      }
    }
    if (found.isEmpty()) {
      throw new UnreadableArchive(
          "This is an archive, but not of CIFAR-10: it holds no data_batch_1. Use"
              + " cifar-10-python.tar.gz or cifar-10-binary.tar.gz.");
    }
    var layout = found.stream().anyMatch(BINARY::contains) ? BINARY : PYTHON;
    var missing = layout.stream().filter(name -> !found.contains(name)).toList();
    throw new UnreadableArchive(
        missing.isEmpty()
            ? "The archive mixes the Python and the binary layout. Use one official archive."
            : "The archive is not complete: " + String.join(", ", missing) + " is missing.");
  }

  private static Batch open(String name, Path file) throws IOException, UnreadableArchive {
    try (var channel = FileChannel.open(file)) {
      ByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
      return BINARY.contains(name)
          ? CifarBinaryBatch.read(name, bytes)
          : CifarPythonBatch.read(name, bytes);
    }
  }

  private static void copy(Batch batch, String name, Split split, DatasetWriter writer, Watch watch)
      throws IOException, UnreadableArchive, ImportCancelled {
    var image = new byte[PIXELS];
    for (int i = 0; i < batch.size(); i++) {
      int label = batch.label(i);
      if (label < 0 || label >= CLASSES) {
        throw new UnreadableArchive(
            "Image %d of %s has the label %d; CIFAR-10's labels are 0 to 9. Use the official archive."
                .formatted(i, name, label));
      }
      batch.image(i, image);
      writer.add(split, image, label);
      if (i % 500 == 0) {
        watch.at("Reading " + name);
      }
    }
  }
}
