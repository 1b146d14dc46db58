package dev.layerwise.run;

import dev.layerwise.blob.BlobStore;
import dev.layerwise.dataset.DatasetCatalogue;
import dev.layerwise.dataset.StoredDataset;
import dev.layerwise.platform.Problem;
import dev.layerwise.training.RunEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a finished run answers for each test sample. */
@ApplicationScoped
class Predictions {
  private static final int RECORD_BYTES = Integer.BYTES + Float.BYTES;
  private static final int MOST = 500;

  private final BlobStore blobs;
  private final DatasetCatalogue datasets;

  Predictions(BlobStore blobs, DatasetCatalogue datasets) {
    this.blobs = blobs;
    this.datasets = datasets;
  }

  /**
   * A cell of the confusion matrix; null for any class. Right answers are only in the cells that
   * name them: on the diagonal.
   */
  record Cell(@Nullable Integer actual, @Nullable Integer predicted) {
    boolean holds(int actualClass, int predictedClass) {
      return (actual == null || actual == actualClass)
          && (predicted == null || predicted == predictedClass)
          && (actualClass != predictedClass || actual != null && predicted != null);
    }
  }

  /** Test samples of this cell, those it was most certain of first. */
  List<RunEvent.Mistake> mistakes(RunRow run, Cell cell, int count) {
    if (run.predictionsBlob() == null) {
      return List.of();
    }
    try {
      var predictions =
          ByteBuffer.wrap(Files.readAllBytes(blobs.path(run.predictionsBlob())))
              .order(ByteOrder.LITTLE_ENDIAN);
      return inCell(predictions, StoredDataset.open(folder(run)), cell).stream()
          .sorted(Comparator.comparingDouble(RunEvent.Mistake::confidence).reversed())
          .limit(Math.max(0, Math.min(count, MOST)))
          .toList();
    } catch (IOException e) {
      throw new Problem(
          410,
          "predictions-gone",
          "The predictions are gone",
          "The files of this run are no longer on this site. Run it again to see its mistakes.");
    }
  }

  private Path folder(RunRow run) throws IOException {
    return datasets
        .folder(run.dataset(), run.datasetVersion())
        .orElseThrow(() -> new IOException("No version " + run.datasetVersion()));
  }

  private static List<RunEvent.Mistake> inCell(
      ByteBuffer predictions, StoredDataset data, Cell cell) {
    var found = new ArrayList<RunEvent.Mistake>();
    int count = Math.min(data.meta().test(), predictions.capacity() / RECORD_BYTES);
    for (int index = 0; index < count; index++) {
      int actual = data.label(data.meta().train() + index);
      int predicted = predictions.getInt(index * RECORD_BYTES);
      if (cell.holds(actual, predicted)) {
        double confidence = predictions.getFloat(index * RECORD_BYTES + Integer.BYTES);
        found.add(new RunEvent.Mistake(index, actual, predicted, confidence));
      }
    }
    return found;
  }
}
