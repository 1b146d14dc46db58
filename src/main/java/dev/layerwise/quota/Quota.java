package dev.layerwise.quota;

import dev.layerwise.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Reserves, charges and gives back device time. Call it inside the transaction that changes the
 * run, and before locking the run: the order of locks is account, then run.
 */
@ApplicationScoped
public class Quota {
  private final QuotaStore store;
  private final QuotaRules rules;

  Quota(QuotaStore store, QuotaRules rules) {
    this.store = store;
    this.rules = rules;
  }

  /** Locks the account's row until the transaction ends, in the window of this moment. */
  public void lock(UUID account) {
    locked(account);
  }

  /**
   * Sets device time aside: a whole slice, or what is left if that is less; nothing when too little
   * is left to start a device for.
   */
  public Optional<Slice> reserve(
      UUID account, UUID run, long fence, int number, String deviceKind) {
    var balance = locked(account);
    var rate = rules.rate(deviceKind);
    long deviceMs = rate.affordable(balance.leftMs(), QuotaRules.SLICE_MS);
    if (deviceMs < QuotaRules.LEAST_SLICE_MS) {
      return Optional.empty();
    }
    var slice = new Slice(run, fence, number, deviceMs, rate.cost(deviceMs));
    store.reserve(balance, slice);
    return Optional.of(slice);
  }

  /**
   * The same, or words for why not.
   *
   * @throws Problem 409, saying when there will be device time again
   */
  public Slice reserveOrRefuse(UUID account, UUID run, long fence, int number, String deviceKind) {
    return reserve(account, run, fence, number, deviceKind).orElseThrow(() -> spent(account));
  }

  private Problem spent(UUID account) {
    var resets = rules.weekOf(locked(account).now()).end();
    return new Problem(
        409,
        "quota-spent",
        "Your device time is used up",
        "Your device time for this week is used up or set aside for runs that wait. There is new time on %s; runs on a device that costs nothing can start now."
            .formatted(rules.words(resets)),
        Map.of("resets", resets.toString()));
  }

  /** How this account stands in the window of this moment. */
  Balance balance(UUID account) {
    return store.alone(() -> locked(account));
  }

  /** When this account was last granted device time. */
  public Instant lastGrant(UUID account) {
    locked(account);
    return store.lastGrant(account);
  }

  /**
   * Charges the time a slice was held, never more than was reserved, and gives back the rest. Time
   * held before a Monday 00:00 is charged to the week before.
   */
  public Settlement settle(UUID account, Slice slice, Instant startedAt, String deviceKind) {
    var balance = locked(account);
    var rate = rules.rate(deviceKind);
    long held = clamp(balance.now().toEpochMilli() - startedAt.toEpochMilli(), slice.deviceMs());
    long before = clamp(balance.weekStart().toEpochMilli() - startedAt.toEpochMilli(), held);
    // Rates may have changed since the slice was reserved; the reservation is the promise.
    long charge = Math.min(rate.cost(held), slice.reservedMs());
    long chargeBefore = Math.min(rate.cost(before), charge);
    var weekBefore = rules.weekOf(balance.weekStart().minusMillis(1)).start();
    store.charge(balance, slice, weekBefore, chargeBefore);
    store.charge(balance, slice, balance.weekStart(), charge - chargeBefore);
    store.release(balance, slice, slice.reservedMs() - charge);
    store.addUse(account, DecayedUse.plus(balance.decayedUse(), held, balance.now()));
    return new Settlement(held, charge);
  }

  /** Gives a whole slice back that was not used, or whose use is the platform's fault. */
  public void release(UUID account, Slice slice) {
    store.release(locked(account), slice, slice.reservedMs());
  }

  /**
   * Pays back what a run was charged from this slice on: work that the platform lost.
   *
   * @return what was paid back
   */
  public long refund(UUID account, UUID run, long fence, int fromSlice) {
    return store.refund(locked(account), run, fence, fromSlice);
  }

  private Balance locked(UUID account) {
    var balance = store.lock(account);
    var week = rules.weekOf(balance.now());
    return balance.weekStart().isBefore(week.start())
        ? store.openWeek(balance, week.start(), rules.weekly().toMillis())
        : balance;
  }

  private static long clamp(long value, long most) {
    return Math.max(0, Math.min(value, most));
  }
}
