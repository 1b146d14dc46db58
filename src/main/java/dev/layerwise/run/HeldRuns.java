package dev.layerwise.run;

import dev.layerwise.incident.Incident;
import dev.layerwise.incident.IncidentKind;
import dev.layerwise.incident.Incidents;
import dev.layerwise.quota.Quota;
import dev.layerwise.quota.Settlement;
import dev.layerwise.quota.Slice;
import dev.layerwise.training.RunEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Steps of a run that a worker holds, each with the device time that it settles. */
@ApplicationScoped
class HeldRuns {
  private static final String CUT_SHORT =
      " Its last checkpoint is a little older: what it did since was not saved in time, and that"
          + " device time is paid back.";

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
    if (remaining == null || wanted.equals("QUOTA")) {
      return new Heartbeat(order(wanted), remaining, null);
    }
    long untilRenewal = remaining - renewAhead(pulse.get().sliceDeviceMs());
    if (untilRenewal > 0) {
      return new Heartbeat(order(wanted), remaining, untilRenewal);
    }
    try {
      return jdbi.inTransaction(tx -> renew(hold(fence), remaining));
    } catch (FenceLost e) {
      return Heartbeat.LOST;
    }
  }

  /** The next slice is asked for when this much of one is left: half of it, if it is short. */
  private long renewAhead(long sliceMs) {
    return Math.min(quota.renewAheadMs(), sliceMs / 2);
  }

  private Heartbeat renew(HeldRun run, long remaining) {
    var next = nextSlice(run);
    var wanted = Objects.requireNonNullElse(run.wanted(), "");
    if (next.isPresent()) {
      life.enterSlice(next.get(), settle(run));
      long deviceMs = next.get().deviceMs();
      return new Heartbeat(order(wanted), deviceMs, deviceMs - renewAhead(deviceMs));
    }
    refused(run);
    if (wanted.isEmpty() || wanted.equals("YIELD")) {
      life.want(run.id(), "QUOTA");
      return new Heartbeat(Order.PAUSE, remaining, null);
    }
    return new Heartbeat(order(wanted), remaining, null);
  }

  private void refused(HeldRun run) {
    life.refused(run.id(), quota.latestGrant(run.accountId()));
  }

  private Optional<Slice> nextSlice(HeldRun run) {
    return quota.reserve(run.accountId(), run.id(), run.fence(), run.slice() + 1, run.price());
  }

  /** Wants this run to make room; false when it goes or has gone already. */
  boolean askToYield(Fence fence) {
    return jdbi.inTransaction(
        tx -> {
          try {
            var run = hold(fence);
            if (run.wanted() != null || run.state() != RunState.TRAINING) {
              return false;
            }
            life.want(run.id(), "YIELD");
            events.workChanged();
            return true;
          } catch (FenceLost e) {
            return false;
          }
        });
  }

  /** The device is free; nothing is charged from then on. */
  void released(Fence fence, Duration ago) {
    if (life.released(fence, ago.toMillis()) == 0) {
      throw new FenceLost(fence);
    }
  }

  /** Pauses a run that has just written a checkpoint. */
  void pause(Fence fence) {
    jdbi.useTransaction(
        tx -> {
          var run = hold(fence);
          settleAndRecord(run);
          rest(run, wantedBy(run), why(run));
        });
  }

  /** Pauses a run that had to be ended before it wrote one: it goes on from the one before. */
  void cutShort(Fence fence) {
    jdbi.useTransaction(
        tx -> {
          var run = hold(fence);
          payBack(run);
          var why = why(run);
          rest(run, wantedBy(run), (why == null ? "The run is paused." : why) + CUT_SHORT);
        });
  }

  /** Pauses a run whose files cannot be written where it trained. */
  void noRoom(Fence fence, String why) {
    jdbi.useTransaction(
        tx -> {
          var run = hold(fence);
          long refunded = payBack(run);
          incidents.record(
              Incident.ofRun(
                      IncidentKind.DISK_FULL,
                      run.id(),
                      run.fence(),
                      why,
                      "The run is paused as it was at its last checkpoint.")
                  .refunding(refunded));
          rest(run, "disk", why);
        });
  }

  private static String wantedBy(HeldRun run) {
    return "QUOTA".equals(run.wanted()) ? "quota" : "student";
  }

  private @Nullable String why(HeldRun run) {
    return "QUOTA".equals(run.wanted()) ? quotaSpent() : null;
  }

  private String quotaSpent() {
    return "Your device time for this week is used up. The run goes on by itself on "
        + quota.nextWeekInWords()
        + ", or when you are granted more.";
  }

  private void rest(HeldRun run, String pausedFor, @Nullable String message) {
    life.pause(run.id(), pausedFor, message);
    append(run, RunState.PAUSED, pausedFor, message);
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
    long refunded = payBack(run);
    var losses = Losses.of(run).and(kind);
    var next = losses.tooMany() ? Optional.<Slice>empty() : nextSlice(run);
    incidents.record(
        Incident.ofRun(kind, run.id(), run.fence(), why, done(losses, next.isPresent()))
            .refunding(refunded));
    life.countLosses(run.id(), losses);
    if (losses.tooMany()) {
      var message = "This run " + losses.words() + ", so it is not tried again. " + why;
      var end = new RunEvent.Ended(RunState.FAILED.name(), null, message);
      life.end(run.id(), end, null, null);
      events.append(run.id(), List.of(end));
    } else {
      queueAgain(run, next, why, losses.attempts());
    }
  }

  private static String done(Losses losses, boolean queued) {
    if (losses.tooMany()) {
      return "It " + losses.words() + ", so it failed and is not tried again.";
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

  /** As {@link #lose}, but not by the run's doing, so that it is not counted. */
  void cutOff(Fence fence, IncidentKind kind, String why) {
    jdbi.useTransaction(
        tx -> {
          var run = hold(fence);
          long refunded = payBack(run);
          var next = nextSlice(run);
          var done = done(Losses.of(run), next.isPresent());
          incidents.record(
              Incident.ofRun(kind, run.id(), run.fence(), why, done).refunding(refunded));
          queueAgain(run, next, why, run.attempts());
        });
  }

  private void queueAgain(HeldRun run, Optional<Slice> slice, String why, int attempts) {
    if (slice.isPresent()) {
      life.queue(run.id(), slice.get(), why, attempts);
      append(run, RunState.QUEUED, null, why);
    } else {
      refused(run);
      rest(run, "quota", quotaSpent());
    }
  }

  private Settlement settle(HeldRun run) {
    return quota.settle(run.accountId(), run.use());
  }

  private void settleAndRecord(HeldRun run) {
    life.addSettlement(run.id(), settle(run));
  }

  private long payBack(HeldRun run) {
    var paidBack = quota.payBack(run.accountId(), run.use(), run.checkpointSlice());
    life.paidBack(run.id(), paidBack);
    return paidBack.refundedMs();
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
      case "YIELD" -> Order.YIELD;
      default -> Order.PAUSE;
    };
  }
}
