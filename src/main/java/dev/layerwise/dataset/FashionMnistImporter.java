package dev.layerwise.dataset;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The full Fashion-MNIST from its four {@code idx.gz} files. */
final class FashionMnistImporter implements Importer {
  private static final int SIDE = 28;
  private static final List<String> FILES =
      List.of(
          "train-images-idx3-ubyte.gz",
          "train-labels-idx1-ubyte.gz",
          "t10k-images-idx3-ubyte.gz",
          "t10k-labels-idx1-ubyte.gz");

  /** The address is that of the folder which holds the four files. */
  @Override
  public List<URI> addresses(URI address) {
    var folder = address.toString().endsWith("/") ? address.toString() : address + "/";
    return FILES.stream().map(file -> URI.create(folder + file)).toList();
  }

  @Override
  public void read(List<SourceFile> files, Path scratch, DatasetWriter writer, Watch watch)
      throws IOException, UnreadableArchive, ImportCancelled {
    Map<String, Path> byName = new HashMap<>();
    files.forEach(file -> byName.put(file.name(), file.path()));
    for (var name : FILES) {
      if (!byName.containsKey(name)) {
        throw new UnreadableArchive(
            name
                + " is missing. Choose the four files together: "
                + String.join(", ", FILES)
                + ".");
      }
    }
    read(Split.TRAIN, FILES.get(0), FILES.get(1), byName, writer, watch);
    read(Split.TEST, FILES.get(2), FILES.get(3), byName, writer, watch);
  }

  private static void read(
      Split split,
      String images,
      String labels,
      Map<String, Path> files,
      DatasetWriter writer,
      Watch watch)
      throws IOException, UnreadableArchive, ImportCancelled {
    try (var pictures = IdxFile.open(images, requireNonNull(files.get(images)), SIDE, SIDE);
        var names = IdxFile.open(labels, requireNonNull(files.get(labels)))) {
      if (pictures.count() != names.count()) {
        throw new UnreadableArchive(
            "%s holds %d images, but %s holds %d labels. Use the four files of one download."
                .formatted(images, pictures.count(), labels, names.count()));
      }
      for (int i = 0; i < pictures.count(); i++) {
        int label = names.next()[0] & 0xff;
        if (label > 9) {
          throw new UnreadableArchive(
              "Label %d in %s is %d; the labels are 0 to 9.".formatted(i, labels, label));
        }
        writer.add(split, pictures.next(), label);
        if (i % 500 == 0) {
          watch.at("Reading " + images);
        }
      }
      pictures.end();
      names.end();
    }
  }
}
