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
  private final RunLessons lessons;

  Submissions(
      Jdbi jdbi,
      Freezer freezer,
      Quota quota,
      RunStore runs,
      EventStore events,
      RunLimits limits,
      RunLessons lessons) {
    this.lessons = lessons;
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
    var lesson = submission.lesson();
    if (lesson != null) {
      lessons.check(student, lesson);
    }
    return queue(student, submission, freezer.freeze(submission), null);
  }

  /**
   * Trains what this run trained once more, with another seed, for an attempt at a challenge. The
   * site pays, and it is not among the owner's runs.
   */
  public UUID submitCheck(UUID owner, UUID like, UUID attempt, long seed) {
    var frozen = runs.frozen(like).orElseThrow(Runs::noSuchRun);
    var run =
        new RunStore.NewRun(
            UUID.randomUUID(),
            owner,
            "Another seed",
            null,
            null,
            attempt,
            frozen.trainedBy(FrozenPlan.withSeed(frozen.training(), seed)));
    jdbi.useTransaction(
        tx -> {
          quota.lock(owner);
          enqueue(run);
        });
    return run.id();
  }

  /** The same, for this device alone: the check that it really works. */
  public UUID submitPinned(Person person, Submission submission, UUID device, String kind) {
    return queue(person, submission, freezer.freeze(submission).inLane(kind), device);
  }

  UUID queue(Person owner, Submission submission, FrozenRun frozen, @Nullable UUID pinned) {
    var id = UUID.randomUUID();
    var name = RunName.of(submission.name(), frozen.dataset());
    var run = new RunStore.NewRun(id, owner.id(), name, submission.lesson(), pinned, null, frozen);
    jdbi.useTransaction(
        tx -> {
          quota.lock(owner.id());
          refuseTooMany(owner.id());
          enqueue(run);
          if (run.lesson() != null) {
            lessons.submitted(owner.id(), run.lesson(), id);
          }
        });
    return id;
  }

  private void enqueue(RunStore.NewRun run) {
    var slice = quota.reserveOrRefuse(run.owner(), run.id(), 0, 1, run.price());
    runs.insert(run, slice);
    events.append(
        run.id(), List.of(new RunEvent.StateChanged(RunState.QUEUED.name(), null, null, null)));
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
