package dev.layerwise.run;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The queue at one moment: all that decides what the next claims take.
 *
 * @param nowMs the database's clock
 * @param pinned runs that wait for one device alone
 * @param credits what devices may give to quick runs, where they have given or earned any
 */
record QueueSnapshot(
    long nowMs,
    Rule rule,
    List<Account> accounts,
    List<Waiting> waiting,
    List<UUID> pinned,
    List<Held> held,
    List<Credit> credits) {

  record Rule(long halfLifeMs, double quickPart, long patienceMs, long turnMs) {}

  record Account(UUID id, double decayedUse, long advanceMs, double weight, double share) {}

  /** A run that waits, oldest first. */
  record Waiting(
      UUID id,
      UUID account,
      String lane,
      boolean quick,
      long estimateMs,
      long heldMs,
      long queuedMs) {
    /** What it is still expected to take. */
    long leftMs() {
      return leftOf(estimateMs, heldMs);
    }

    Waiting after(long more) {
      return new Waiting(id, account, lane, quick, estimateMs, heldMs + more, queuedMs);
    }
  }

  /**
   * A run on a device.
   *
   * @param unbookedMs since its slice began
   * @param turnMs since its device began to train it, null while it prepares
   * @param leaving whether it is on its way out
   */
  record Held(
      Waiting run,
      UUID device,
      long unbookedMs,
      @Nullable Long turnMs,
      boolean pinned,
      boolean leaving) {}

  record Credit(UUID device, long ms) {}

  /** An overdue run takes a tenth of what it took again: nothing better is known. */
  static long leftOf(long estimateMs, long heldMs) {
    long left = estimateMs - heldMs;
    return left > 0 ? left : Math.max(1000, heldMs / 10);
  }

  /** The database's {@code advance_of}, for a run that a device takes. */
  static long advanceOf(long estimateMs, long heldMs) {
    return Math.min(Math.max(estimateMs - heldMs, 1000), 600_000);
  }
}
