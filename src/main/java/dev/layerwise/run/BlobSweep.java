package dev.layerwise.run;

import dev.layerwise.blob.BlobStore;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Deletes the files of runs that no run names any more: checkpoints that a later one replaced, and
 * whatever belonged to deleted runs. Data sets lie elsewhere.
 */
@ApplicationScoped
class BlobSweep {
  private static final Logger LOG = Logger.getLogger(BlobSweep.class);

  private final BlobStore blobs;
  private final BlobReferenceStore references;
  private final Clock clock;
  private final Duration grace;

  /**
   * @param grace a file is put first and named by its run then: this is far more than lies between
   */
  BlobSweep(
      BlobStore blobs,
      BlobReferenceStore references,
      Clock clock,
      @ConfigProperty(name = "layerwise.blobs.grace", defaultValue = "1h") Duration grace) {
    this.blobs = blobs;
    this.references = references;
    this.clock = clock;
    this.grace = grace;
  }

  /** Every process tries; one of them does it. */
  @Scheduled(
      every = "1h",
      delayed = "5m",
      identity = "blob-sweep",
      concurrentExecution = ConcurrentExecution.SKIP)
  void sweep() throws IOException {
    references.alone(() -> sweepBefore(clock.instant().minus(grace)));
  }

  private void sweepBefore(Instant moment) throws IOException {
    blobs.deletePartialsBefore(moment);
    var unnamed = new HashSet<>(blobs.before(moment));
    unnamed.removeAll(references.all()); // read after the files: what is named by now stays
    int deleted = 0;
    for (var blob : unnamed) {
      deleted += blobs.deleteBefore(moment, blob) ? 1 : 0;
    }
    if (deleted > 0) {
      LOG.infof("%d files that no run needs any more are deleted", deleted);
    }
  }
}
