package dev.layerwise.dataset;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Which version of each imported data set is the one at hand. */
@ApplicationScoped
class DatasetStore {
  private final Jdbi jdbi;

  DatasetStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** The version at hand, with its counts. */
  record Imported(String version, int train, int test) {}

  Optional<Imported> find(String dataset) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT version, train, test FROM dataset WHERE id = :dataset")
                .bind("dataset", dataset)
                .mapTo(Imported.class)
                .findOne());
  }

  /** Makes this version the one at hand. Runs that froze an older one keep theirs. */
  void put(DatasetMeta meta) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO dataset (id, version, train, test) VALUES (:id, :version, :train, :test)
                    ON CONFLICT (id) DO UPDATE
                      SET version = :version, train = :train, test = :test, imported_at = now()
                    """)
                .bind("id", meta.id())
                .bind("version", meta.sha256())
                .bind("train", meta.train())
                .bind("test", meta.test())
                .execute());
  }
}
