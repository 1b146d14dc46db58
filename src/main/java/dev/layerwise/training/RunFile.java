package dev.layerwise.training;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file that a trainer has written for its run. Its hash is taken on the way: whoever keeps the
 * file need not read it.
 *
 * @param sha256 of its bytes, in hexadecimal
 */
public record RunFile(Path path, String sha256) {

  /**
   * Writes a whole file beside its place, then moves it there: a reader never sees half. It may
   * still be in the kernel's memory alone: whoever keeps it syncs it.
   */
  public static RunFile write(Path file, Content content) throws IOException {
    var unfinished = file.resolveSibling(file.getFileName() + ".part");
    var digest = digest();
    try (var out = new DigestOutputStream(Files.newOutputStream(unfinished), digest)) {
      content.writeTo(out);
    }
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    return new RunFile(file, HexFormat.of().formatHex(digest.digest()));
  }

  /** Knows how to become a file, in pieces that are large enough: nothing gathers them. */
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
