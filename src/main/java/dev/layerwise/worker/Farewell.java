package dev.layerwise.worker;

import dev.layerwise.training.TrainerCommand;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a run is asked to leave its device before its end, and made to when it does not. */
final class Farewell {
  /** Why it is to leave; a later constant outweighs an earlier one. */
  enum Kind {
    /** A short run waits: checkpoint when it suits, and back to the queue. */
    YIELD,
    /** An admin takes the device out of service: checkpoint, and back to the queue. */
    DRAIN,
    /** The worker goes: the same, and soon. */
    LEAVE,
    /** The student or the quota wants a pause. */
    PAUSE,
    /** The student wants it to stop, and to keep what was learned. */
    STOP
  }

  private final TrainerProcess trainer;
  private final Pace pace;
  private @Nullable Kind said;
  private boolean leaving;
  private @Nullable Long deadline;

  Farewell(TrainerProcess trainer, Pace pace) {
    this.trainer = trainer;
    this.pace = pace;
  }

  @Nullable Kind said() {
    return said;
  }

  /** Asks the trainer, unless the same or something weightier has been said before. */
  void say(Kind kind) {
    if (kind == Kind.LEAVE && !leaving) {
      leaving = true;
      limit(pace.leaveGrace(), said != null);
    }
    if (said != null && said.compareTo(kind) >= 0) {
      return;
    }
    if (kind == Kind.STOP) {
      trainer.send(new TrainerCommand.Stop());
    } else if (said == null) {
      trainer.send(new TrainerCommand.Pause());
    }
    if (kind != Kind.YIELD && kind != Kind.LEAVE) {
      limit(kind == Kind.STOP ? pace.stopGrace() : pace.pauseGrace(), leaving);
    }
    said = kind;
  }

  /** Sets the time to be gone by; an earlier one that is already set may be kept. */
  private void limit(Duration grace, boolean keepEarlier) {
    long end = System.nanoTime() + grace.toNanos();
    if (!keepEarlier || deadline == null || end - deadline < 0) {
      deadline = end;
    }
  }

  /** Ends a trainer that was asked and has not gone in time. */
  void enforce() {
    if (deadline != null && System.nanoTime() - deadline >= 0) {
      trainer.kill("The training process did not end when it was asked to, so it was ended.");
    }
  }

  /** When to call {@link #enforce} again. */
  Duration untilDue() {
    return deadline == null
        ? Duration.ofDays(1)
        : Duration.ofNanos(Math.max(deadline - System.nanoTime(), 50_000_000));
  }
}
