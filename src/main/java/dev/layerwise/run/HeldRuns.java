package dev.layerwise.run;

import dev.layerwise.incident.Incident;
import dev.layerwise.incident.IncidentKind;
import dev.layerwise.incident.Incidents;
import dev.layerwise.quota.Quota;
import dev.layerwise.quota.Settlement;
import dev.layerwise.quota.Slice;
import dev.layerwise.training.RunEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Steps of a run that a worker holds, each with the device time that it settles. */
@ApplicationScoped
class HeldRuns {
  /** The next slice is asked for when this much of the present one is left. */
  static final long RENEW_AHEAD_MS = 15_000;

  private static final int MOST_ATTEMPTS = 3;
  private static final String QUOTA_SPENT =
      "Your device time for this week is used up. The run goes on by itself when the week ends.";

  private final Jdbi jdbi;
  private final Quota quota;
  private final LifeStore life;
  private final EventStore events;
  private final Incidents incidents;

  HeldRuns(Jdbi jdbi, Quota quota, LifeStore life, EventStore events, Incidents incidents) {
    this.jdbi = jdbi;
    this.quota = quota;
    this.life = life;
    this.events = events;
    this.incidents = incidents;
  }

  /** Locks the account, then the run, and makes sure that it is still this worker's. */
  HeldRun hold(Fence fence) {
    var account = life.account(fence.run()).orElseThrow(() -> new FenceLost(fence));
    quota.lock(account);
    return life.lock(fence.run())
        .filter(run -> run.fence() == fence.number())
        .filter(run -> run.state() == RunState.PREPARING || run.state() == RunState.TRAINING)
        .orElseThrow(() -> new FenceLost(fence));
  }

  Heartbeat heartbeat(Fence fence) {
    var pulse = life.beat(fence);
    if (pulse.isEmpty()) {
      return Heartbeat.LOST;
    }
    var remaining = pulse.get().remainingMs();
    var wanted = Objects.requireNonNullElse(pulse.get().wanted(), "");
    if (remaining == null || remaining > RENEW_AHEAD_MS || wanted.equals("QUOTA")) {
      return new Heartbeat(order(wanted), remaining);
    }
    try {
      return jdbi.inTransaction(tx -> renew(hold(fence), remaining));
    } catch (FenceLost e) {
      return Heartbeat.LOST;
    }
  }

  private Heartbeat renew(HeldRun run, long remaining) {
    var next = nextSlice(run);
    var wanted = Objects.requireNonNullElse(run.wanted(), "");
    if (next.isPresent()) {
      life.enterSlice(next.get(), settle(run));
      return new Heartbeat(order(wanted), next.get().deviceMs());
    }
    if (wanted.isEmpty()) {
      life.want(run.id(), "QUOTA");
      return new Heartbeat(Order.PAUSE, remaining);
    }
    return new Heartbeat(order(wanted), remaining);
  }

  void pause(Fence fence) {
    jdbi.useTransaction(
        tx -> {
          var run = hold(fence);
          settleAndRecord(run);
          boolean byQuota = "QUOTA".equals(run.wanted());
          var pausedFor = byQuota ? "quota" : "student";
          var message = byQuota ? QUOTA_SPENT : null;
          life.pause(run.id(), pausedFor, message);
          append(run, RunState.PAUSED, pausedFor, message);
        });
  }

  void end(Fence fence, RunEvent.Ended end, @Nullable String predictions, @Nullable String model) {
    jdbi.useTransaction(
        tx -> {
          var run = hold(fence);
          settleAndRecord(run);
          life.end(run.id(), end, predictions, model);
          events.append(run.id(), List.of(end));
        });
  }

  void lose(Fence fence, IncidentKind kind, String why) {
    jdbi.useTransaction(tx -> lose(hold(fence), kind, why));
  }

  /** Takes the run from a worker that has not been heard of, if that is still so. */
  boolean loseIfExpired(Fence fence, String why) {
    return jdbi.inTransaction(
        tx -> {
          try {
            var run = hold(fence);
            boolean expired = life.expired(run.id());
            if (expired) {
              lose(run, IncidentKind.LEASE_LOST, why);
            }
            return expired;
          } catch (FenceLost e) {
            return false;
          }
        });
  }

  private void lose(HeldRun run, IncidentKind kind, String why) {
    int attempts = run.attempts() + 1;
    quota.release(run.accountId(), run.reserved());
    long refunded = quota.refund(run.accountId(), run.id(), run.fence(), run.checkpointSlice());
    life.addSettlement(run.id(), 0, -refunded);
    var next = attempts < MOST_ATTEMPTS ? nextSlice(run) : Optional.<Slice>empty();
    incidents.record(
        Incident.ofRun(kind, run.id(), run.fence(), why, done(attempts, next.isPresent()))
            .refunding(refunded));
    if (attempts >= MOST_ATTEMPTS) {
      var end =
          new RunEvent.Ended(
              RunState.FAILED.name(),
              null,
              "This run was lost " + attempts + " times, so it is not tried again. " + why);
      life.countAttempt(run.id(), attempts);
      life.end(run.id(), end, null, null);
      events.append(run.id(), List.of(end));
    } else {
      queueAgain(run, next, why, attempts);
    }
  }

  private static String done(int attempts, boolean queued) {
    if (attempts >= MOST_ATTEMPTS) {
      return "It was lost %d times, so it failed and is not tried again.".formatted(attempts);
    }
    return queued
        ? "The run is back in its place in the queue, to go on from its last checkpoint."
        : "The run is paused: its owner has no device time left this week.";
  }

  void handBack(Fence fence, String why) {
    jdbi.useTransaction(
        tx -> {
          var run = hold(fence);
          settleAndRecord(run);
          queueAgain(run, nextSlice(run), why, run.attempts());
        });
  }

  private Optional<Slice> nextSlice(HeldRun run) {
    return quota.reserve(run.accountId(), run.id(), run.fence(), run.slice() + 1, run.lane());
  }

  private void queueAgain(HeldRun run, Optional<Slice> slice, String why, int attempts) {
    if (slice.isPresent()) {
      life.queue(run.id(), slice.get(), why, attempts);
      append(run, RunState.QUEUED, null, why);
    } else {
      life.countAttempt(run.id(), attempts);
      life.pause(run.id(), "quota", QUOTA_SPENT);
      append(run, RunState.PAUSED, "quota", QUOTA_SPENT);
    }
  }

  private Settlement settle(HeldRun run) {
    Slice slice = run.reserved();
    var startedAt = run.sliceStartedAt();
    if (startedAt == null) {
      quota.release(run.accountId(), slice);
      return new Settlement(0, 0);
    }
    return quota.settle(run.accountId(), slice, startedAt, run.lane());
  }

  private void settleAndRecord(HeldRun run) {
    var settlement = settle(run);
    life.addSettlement(run.id(), settlement.heldMs(), settlement.chargedMs());
  }

  private void append(
      HeldRun run, RunState state, @Nullable String pausedFor, @Nullable String message) {
    events.append(
        run.id(), List.of(new RunEvent.StateChanged(state.name(), pausedFor, message, null)));
  }

  static Order order(String wanted) {
    return switch (wanted) {
      case "" -> Order.CONTINUE;
      case "STOP" -> Order.STOP;
      default -> Order.PAUSE;
    };
  }
}
