package dev.layerwise.lesson;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;

/** The bytes of figures, and the pictures that wait to be shown. */
@ApplicationScoped
class FigureStore {
  private final Jdbi jdbi;

  FigureStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  private record Upload(String path, String sha256) {}

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /** Keeps these files, and returns the SHA-256 of each. */
  Map<String, String> put(Map<String, byte[]> files) {
    var kept = new TreeMap<String, String>();
    files.forEach(
        (path, bytes) -> {
          var sha256 = sha256(bytes);
          kept.put(path, sha256);
          jdbi.useHandle(
              handle ->
                  handle.execute(
                      "INSERT INTO lesson_figure (sha256, bytes) VALUES (?, ?) ON CONFLICT DO"
                          + " NOTHING",
                      sha256,
                      bytes));
        });
    return kept;
  }

  Optional<byte[]> bytes(String sha256) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT bytes FROM lesson_figure WHERE sha256 = :sha256")
                .bind("sha256", sha256)
                .mapTo(byte[].class)
                .findOne());
  }

  /** Keeps a picture for a lesson under this path, which names its content. */
  void upload(String slug, String path, byte[] bytes) {
    jdbi.useTransaction(
        handle -> {
          put(Map.of(path, bytes));
          handle.execute(
              "INSERT INTO lesson_upload (slug, path, sha256) VALUES (?, ?, ?) ON CONFLICT DO"
                  + " NOTHING",
              slug,
              path,
              sha256(bytes));
        });
  }

  /** The pictures that were sent for a lesson. */
  Map<String, String> uploads(String slug) {
    var uploads = new TreeMap<String, String>();
    jdbi.withHandle(
            handle ->
                handle
                    .createQuery("SELECT path, sha256 FROM lesson_upload WHERE slug = :slug")
                    .bind("slug", slug)
                    .mapTo(Upload.class)
                    .list())
        .forEach(upload -> uploads.put(upload.path(), upload.sha256()));
    return uploads;
  }
}
