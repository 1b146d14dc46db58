package dev.layerwise.trainer;

import dev.layerwise.training.RunFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/** Where a run leaves its files. */
final class RunFolder {
  /** The worker may not have kept the one before the last yet. */
  private static final int CHECKPOINTS_KEPT = 2;

  private final Path folder;
  private final Deque<Path> checkpoints = new ArrayDeque<>();

  RunFolder(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  RunFile predictions(RunFile.Content content) throws Unwritable {
    return write(folder.resolve("predictions.bin"), content);
  }

  RunFile model(SafeTensors weights) throws Unwritable {
    return write(folder.resolve("model.safetensors"), weights::writeTo);
  }

  /** Writes the checkpoint and drops the old ones. */
  RunFile save(Checkpoint checkpoint) throws IOException {
    var file =
        folder.resolve(
            "checkpoint-%04d-%06d.safetensors".formatted(checkpoint.epoch(), checkpoint.batch()));
    var written = write(file, checkpoint::writeTo);
    checkpoints.remove(file);
    checkpoints.addLast(file);
    while (checkpoints.size() > CHECKPOINTS_KEPT) {
      Files.deleteIfExists(checkpoints.removeFirst());
    }
    return written;
  }

  private static RunFile write(Path file, RunFile.Content content) throws Unwritable {
    try {
      return RunFile.write(file, content);
    } catch (IOException e) {
      throw new Unwritable(e);
    }
  }

  /** There is no room for a file, or no way to write it: not the run's fault. */
  static final class Unwritable extends IOException {
    private static final long serialVersionUID = 1;

    Unwritable(IOException cause) {
      super(cause.getMessage(), cause);
    }
  }
}
