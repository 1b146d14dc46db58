package dev.layerwise.run;

import dev.layerwise.account.Person;
import dev.layerwise.platform.Problem;
import dev.layerwise.quota.Quota;
import dev.layerwise.training.RunEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Takes what students submit into the queue. */
@ApplicationScoped
public class Submissions {
  private final Jdbi jdbi;
  private final Freezer freezer;
  private final Quota quota;
  private final RunStore runs;
  private final EventStore events;
  private final RunLimits limits;

  Submissions(
      Jdbi jdbi, Freezer freezer, Quota quota, RunStore runs, EventStore events, RunLimits limits) {
    this.jdbi = jdbi;
    this.freezer = freezer;
    this.quota = quota;
    this.runs = runs;
    this.events = events;
    this.limits = limits;
  }

  /**
   * Checks and freezes the submission, reserves its first slice and queues it: all or nothing.
   *
   * @throws Problem 422 with {@code problems} when it cannot be trained, 409 when quota or
   *     concurrency forbid it
   */
  public UUID submit(Person student, Submission submission) {
    return queue(student, submission, freezer.freeze(submission), null);
  }

  /** The same, for this device alone: the check that it really works. */
  public UUID submitPinned(Person person, Submission submission, UUID device, String kind) {
    return queue(person, submission, freezer.freeze(submission).inLane(kind), device);
  }

  UUID queue(Person owner, Submission submission, FrozenRun frozen, @Nullable UUID pinned) {
    var id = UUID.randomUUID();
    var name = RunName.of(submission.name(), frozen.dataset());
    var run = new RunStore.NewRun(id, owner.id(), name, submission.lesson(), pinned, frozen);
    jdbi.useTransaction(
        tx -> {
          quota.lock(owner.id());
          refuseTooMany(owner.id());
          var slice = quota.reserveOrRefuse(owner.id(), id, 0, 1, run.price());
          runs.insert(run, slice);
          events.append(
              id, List.of(new RunEvent.StateChanged(RunState.QUEUED.name(), null, null, null)));
        });
    return id;
  }

  private void refuseTooMany(UUID account) {
    if (runs.unfinished(account) >= limits.unfinished()) {
      throw Problem.conflict(
          "too-many-runs",
          "Too many unfinished runs",
          "You have %d runs that are not finished, the most that is allowed here. This is possible again as soon as one of them ends: wait, or stop one."
              .formatted(limits.unfinished()));
    }
  }
}
