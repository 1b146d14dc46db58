package dev.layerwise.dataset;

import dev.layerwise.dataset.pickle.PickleReader;
import dev.layerwise.dataset.pickle.Pickled;
import dev.layerwise.dataset.pickle.Pickled.ByteArray;
import dev.layerwise.dataset.pickle.Pickled.Dictionary;
import dev.layerwise.dataset.pickle.Pickled.Items;
import dev.layerwise.dataset.pickle.Pickled.Whole;
import dev.layerwise.dataset.pickle.UnreadablePickle;
import java.nio.ByteBuffer;
import java.util.List;

/** A batch of the Python archive: a pickled dictionary with a list of labels and a numpy array. */
record CifarPythonBatch(ByteBuffer pixels, List<Pickled> labels) implements CifarImporter.Batch {

  static CifarPythonBatch read(String name, ByteBuffer bytes) throws UnreadableArchive {
    try {
      if (PickleReader.read(bytes) instanceof Dictionary batch
          && batch.values().get("labels") instanceof Items labels
          && batch.values().get("data") instanceof ByteArray data) {
        return checked(name, data, labels.values());
      }
    } catch (UnreadablePickle e) {
      throw new UnreadableArchive(
          "The archive was refused: " + name + " in it " + e.getMessage() + ".");
    }
    throw new UnreadableArchive(
        "The archive was refused: " + name + " in it holds no labels and data of CIFAR-10.");
  }

  private static CifarPythonBatch checked(String name, ByteArray data, List<Pickled> labels)
      throws UnreadableArchive {
    if (labels.isEmpty() || !data.hasShape(labels.size(), CifarImporter.PIXELS)) {
      throw new UnreadableArchive(
          "%s has %d labels, but its images are not %d rows of %d bytes. It is not CIFAR-10."
              .formatted(name, labels.size(), labels.size(), CifarImporter.PIXELS));
    }
    return new CifarPythonBatch(data.bytes(), labels);
  }

  @Override
  public int size() {
    return labels.size();
  }

  @Override
  public void image(int index, byte[] into) {
    pixels.get(index * CifarImporter.PIXELS, into);
  }

  @Override
  public int label(int index) {
    return labels.get(index) instanceof Whole label && label.value() == (int) label.value()
        ? (int) label.value()
        : -1;
  }
}
