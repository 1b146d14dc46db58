package dev.layerwise.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.layerwise.blob.BlobStore;
import dev.layerwise.dataset.DatasetCatalogue;
import dev.layerwise.incident.Incident;
import dev.layerwise.incident.IncidentKind;
import dev.layerwise.incident.Incidents;
import dev.layerwise.run.Claimant;
import dev.layerwise.run.ClaimedRun;
import dev.layerwise.run.RunJournal;
import dev.layerwise.run.RunQueue;
import dev.layerwise.training.NoRoom;
import dev.layerwise.training.TrainerCommand;
import dev.layerwise.training.TrainerReport.Outcome;
import dev.layerwise.worker.TrainerStarter.Ready;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Claims runs for a worker's devices and lays ready what an attempt at one needs. */
final class Attempts implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Attempts.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Site site;
  private final Path work;
  private final Pace pace;
  private final LeaseWatch leases;
  private final TrainerLimits limits;
  private final LimitWatch limitWatch;

  /** What the rest of the site offers a worker. */
  @Singleton
  record Site(
      RunQueue queue,
      RunJournal journal,
      DatasetCatalogue datasets,
      BlobStore blobs,
      Incidents incidents) {}

  /** A run that was handed to a device, and the nano time before it was asked for. */
  record Claim(ClaimedRun run, Claimant claimant, long askedAt) {}

  /**
   * @param work the folder under which each attempt gets one of its own
   */
  Attempts(Site site, Path work, TrainerLimits limits, Pace pace) {
    this.site = site;
    this.work = work;
    this.limits = limits;
    this.pace = pace;
    this.leases = new LeaseWatch(pace.selfStop());
    this.limitWatch = new LimitWatch(limits);
  }

  /** What a run may take here. */
  TrainerLimits limits() {
    return limits;
  }

  Optional<Claim> claim(Claimant claimant) {
    long askedAt = System.nanoTime();
    return site.queue().claim(claimant).map(run -> new Claim(run, claimant, askedAt));
  }

  /** Queues again what an earlier process under this worker's name has left behind. */
  int requeueHeldBy(UUID worker) {
    return site.queue().requeueHeldBy(worker);
  }

  /**
   * Sees a claimed run through on this trainer, whatever becomes of it.
   *
   * @param leaving how the run is to leave this device; null while it may stay
   * @param whenFinished called once the trainer has nothing more to compute
   */
  void serve(
      Claim claim, Ready ready, Supplier<Farewell.@Nullable Kind> leaving, Runnable whenFinished)
      throws InterruptedException {
    try (var trace = RunTrace.begin(claim)) {
      serve(claim, ready, trace, leaving, whenFinished);
    }
  }

  private void serve(
      Claim claim,
      Ready ready,
      RunTrace trace,
      Supplier<Farewell.@Nullable Kind> leaving,
      Runnable whenFinished)
      throws InterruptedException {
    var run = claim.run();
    var held = new HeldRun(run, claim.claimant().worker(), site.queue(), site.journal());
    var data = site.datasets().folder(run.dataset(), run.datasetVersion());
    if (data.isEmpty()) {
      held.finish(List.of(), RunEnd.without(Outcome.FAILED, missing(run)));
      return;
    }
    var trainer = ready.trainer();
    trainer.serves(run.fence());
    try (var folder = RunFolder.create(work.resolve(run.id() + "-" + run.fenceNumber()));
        var lease = leases.watch(claim.askedAt(), loss -> trainer.kill(loss.words()));
        var watched = limitWatch.watch(trainer, Duration.ofMillis(run.heldMs()))) {
      new Attempt(held, ready, site.blobs(), new Attempt.Watches(lease, watched), trace, pace)
          .seeThrough(order(run, data.get(), folder), leaving, whenFinished);
      note(run, watched.outOfMemory());
    } catch (IOException e) {
      LOG.errorf(e, "No folder for run %s", run.id());
      held.noRoom(List.of(), NoRoom.words(e));
    }
  }

  private void note(ClaimedRun run, @Nullable String outOfMemory) {
    if (outOfMemory != null) {
      site.incidents()
          .tell(
              Incident.ofRun(
                  IncidentKind.OUT_OF_MEMORY,
                  run.id(),
                  run.fenceNumber(),
                  outOfMemory,
                  "The run failed. It is not tried again: it would need the same memory."));
    }
  }

  private TrainerCommand.Train order(ClaimedRun run, Path data, RunFolder folder) {
    return new TrainerCommand.Train(
        run.id().toString(),
        json(run.network()),
        json(run.training()),
        data.toString(),
        checkpoint(run),
        folder.path().toString());
  }

  private @Nullable String checkpoint(ClaimedRun run) {
    if (run.checkpointBlob() == null) {
      return null;
    }
    try {
      return site.blobs().path(run.checkpointBlob()).toString();
    } catch (NoSuchFileException e) {
      LOG.errorf("The checkpoint of run %s is gone, so it starts afresh: %s", run.id(), e);
      return null;
    }
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("PostgreSQL keeps nothing but JSON here", e);
    }
  }

  private static String missing(ClaimedRun run) {
    return "The data set "
        + run.dataset()
        + " is not on this site in the version of this run. Ask an instructor to import it again.";
  }

  @Override
  public void close() {
    leases.close();
    limitWatch.close();
  }
}
