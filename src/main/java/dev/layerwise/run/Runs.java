package dev.layerwise.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.layerwise.account.Person;
import dev.layerwise.account.Role;
import dev.layerwise.platform.Problem;
import dev.layerwise.quota.Quota;
import dev.layerwise.training.DeviceDescription;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Runs as the people who may see them do. */
@ApplicationScoped
class Runs {
  private final RunListStore store;
  private final QueueView queue;
  private final Quota quota;
  private final ObjectMapper json;

  Runs(RunListStore store, QueueView queue, Quota quota, ObjectMapper json) {
    this.store = store;
    this.queue = queue;
    this.quota = quota;
    this.json = json;
  }

  static Problem noSuchRun() {
    return Problem.notFound("There is no such run, or it is somebody else's.");
  }

  /** Whether this person may look at runs of others. */
  static boolean seesAll(Person person) {
    return person.role() != Role.STUDENT;
  }

  /** Whether this person may look at a run of this owner. */
  static boolean mayRead(Person person, UUID owner) {
    return seesAll(person) || owner.equals(person.id());
  }

  /**
   * The run, for somebody who may look at it.
   *
   * @throws Problem 404 for others, who are not told that it exists
   */
  RunRow readable(Person person, UUID id) {
    return store
        .find(id)
        .filter(run -> mayRead(person, run.accountId()))
        .orElseThrow(Runs::noSuchRun);
  }

  /** The run, for its owner: nobody else changes it, and nobody at all one that the site wants. */
  RunRow own(Person person, UUID id) {
    var run =
        store
            .find(id)
            .filter(found -> found.accountId().equals(person.id()))
            .orElseThrow(Runs::noSuchRun);
    if (run.checkOf() != null) {
      throw Problem.conflict(
          "run-is-a-check",
          "This run checks a challenge",
          "The site trains it to judge what you handed in, and pays for it. It cannot be changed;"
              + " wait for the verdict in the lesson.");
    }
    return run;
  }

  Run shown(UUID id) {
    return shown(store.find(id).orElseThrow(Runs::noSuchRun));
  }

  Run shown(RunRow row) {
    return new Run(
        row.id(),
        row.name(),
        row.state(),
        row.pausedFor(),
        "quota".equals(row.pausedFor()) ? quota.nextWeek() : null,
        "PAUSE".equals(row.wanted()) || "QUOTA".equals(row.wanted()),
        row.message(),
        new Run.Owner(row.accountId(), row.ownerName()),
        row.dataset(),
        row.datasetVersion(),
        read(row.network(), JsonNode.class),
        read(row.training(), JsonNode.class),
        row.lesson(),
        row.state() == RunState.QUEUED ? queue.place(row.id(), row.lane()).orElse(null) : null,
        progress(row),
        best(row),
        metrics(row),
        row.parameters(),
        row.device() == null ? null : read(row.device(), DeviceDescription.class),
        row.attempts(),
        row.chargedMs(),
        row.createdAt(),
        row.startedAt(),
        row.finishedAt(),
        row.lastSeq(),
        row.curve());
  }

  private static Run.@Nullable Progress progress(RunRow row) {
    return row.epoch() == null || row.batch() == null || row.batches() == null
        ? null
        : new Run.Progress(row.epoch(), row.epochs(), row.batch(), row.batches());
  }

  private static Run.@Nullable Best best(RunRow row) {
    return row.bestEpoch() == null || row.bestAccuracy() == null
        ? null
        : new Run.Best(row.bestEpoch(), row.bestAccuracy());
  }

  private static Run.@Nullable Metrics metrics(RunRow row) {
    return row.testLoss() == null || row.testAccuracy() == null
        ? null
        : new Run.Metrics(row.testLoss(), row.testAccuracy());
  }

  private <T> T read(String text, Class<T> type) {
    try {
      return json.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A run's row holds unreadable JSON: " + text, e);
    }
  }
}
