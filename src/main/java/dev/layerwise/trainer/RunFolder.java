package dev.layerwise.trainer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/** Where a run leaves its files. */
final class RunFolder {
  /** The worker may still be copying the one before the last. */
  private static final int CHECKPOINTS_KEPT = 2;

  private final Path folder;
  private final Deque<Path> checkpoints = new ArrayDeque<>();

  RunFolder(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  Path predictions() {
    return folder.resolve("predictions.bin");
  }

  Path model() {
    return folder.resolve("model.safetensors");
  }

  /** Writes the checkpoint and drops the old ones. */
  Path save(Checkpoint checkpoint) throws IOException {
    var file =
        folder.resolve(
            "checkpoint-%04d-%06d.safetensors".formatted(checkpoint.epoch(), checkpoint.batch()));
    write(file, checkpoint::write);
    checkpoints.remove(file);
    checkpoints.addLast(file);
    while (checkpoints.size() > CHECKPOINTS_KEPT) {
      Files.deleteIfExists(checkpoints.removeFirst());
    }
    return file;
  }

  /** Writes a file of the run. */
  void write(Path file, Content content) throws Unwritable {
    try {
      content.writeTo(file);
    } catch (IOException e) {
      throw new Unwritable(e);
    }
  }

  /** Knows how to become a file. */
  interface Content {
    void writeTo(Path file) throws IOException;
  }

  /** There is no room for a file, or no way to write it: not the run's fault. */
  static final class Unwritable extends IOException {
    private static final long serialVersionUID = 1;

    Unwritable(IOException cause) {
      super(cause.getMessage(), cause);
    }
  }
}
