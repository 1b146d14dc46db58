package dev.layerwise.platform;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What a file needs to outlive a crash of the machine. */
public final class Disk {
  private Disk() {}

  /** Returns when the disk has all of this file. */
  public static void sync(Path file) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }
}
