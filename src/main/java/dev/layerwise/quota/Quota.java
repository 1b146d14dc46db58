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
  /** The price of the site's own work, such as the check of a device. */
  public static final String SITE_PAYS = "none";

  private final QuotaStore store;
  private final QuotaRules rules;
  private final WeeklyAllowance allowance;

  Quota(QuotaStore store, QuotaRules rules, WeeklyAllowance allowance) {
    this.store = store;
    this.rules = rules;
    this.allowance = allowance;
  }

  /** The next slice is asked for when this much of the present one is left. */
  public long renewAheadMs() {
    return rules.slice().toMillis() / 4;
  }

  /** Locks the account's row until the transaction ends, in the window of this moment. */
  public void lock(UUID account) {
    locked(account);
  }

  /**
   * Sets device time aside: a whole slice, or what is left if that is less; nothing when too little
   * is left to start a device for.
   */
  public Optional<Slice> reserve(UUID account, UUID run, long fence, int number, String price) {
    var balance = locked(account);
    var rate = rules.rate(price);
    long deviceMs = rate.affordable(balance.leftMs(), rules.slice().toMillis());
    if (deviceMs < rules.leastSliceMs()) {
      return Optional.empty();
    }
    var slice = new Slice(run, fence, number, deviceMs, rate.reservation(deviceMs));
    store.reserve(balance, slice);
    return Optional.of(slice);
  }

  /**
   * The same, or words for why not.
   *
   * @throws Problem 409, saying when there will be device time again
   */
  public Slice reserveOrRefuse(UUID account, UUID run, long fence, int number, String price) {
    return reserve(account, run, fence, number, price).orElseThrow(() -> spent(account));
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

  /** When there is a new week's device time. */
  public Instant nextWeek() {
    return rules.weekOf(store.now()).end();
  }

  /** The same, as people here read it. */
  public String nextWeekInWords() {
    return rules.words(nextWeek());
  }

  /** The number of this account's latest grant: it grows with every grant. */
  public long latestGrant(UUID account) {
    locked(account);
    return store.lastGrant(account);
  }

  /**
   * Charges the time a slice was held, never more than was reserved, and gives back the rest. Time
   * held before a Monday 00:00 is charged to the week before.
   */
  public Settlement settle(UUID account, Use use) {
    var balance = locked(account);
    var settlement = charge(balance, use);
    store.addUse(account, settlement.heldMs());
    return settlement;
  }

  /**
   * Charges a slice whose work was lost and pays it back, with all that the run was charged from
   * this slice on. It does not count against the account's turn.
   */
  public PaidBack payBack(UUID account, Use use, int fromSlice) {
    var balance = locked(account);
    var settlement = charge(balance, use);
    long refunded = store.refund(balance, use.slice().run(), use.slice().fence(), fromSlice);
    return new PaidBack(settlement, refunded);
  }

  private Settlement charge(Balance balance, Use use) {
    var slice = use.slice();
    var from = use.from();
    if (from == null) {
      store.release(balance, slice, slice.reservedMs());
      return new Settlement(0, 0, use.carry());
    }
    var to = use.to() == null ? balance.now() : use.to();
    long held = clamp(to.toEpochMilli() - from.toEpochMilli(), slice.deviceMs());
    var charge =
        Charge.of(
            from, held, rules.rate(use.price()), use.carry(), slice.reservedMs(), rules::weekOf);
    charge.parts().forEach(part -> store.charge(balance, slice, part.week(), part.ms()));
    store.release(balance, slice, slice.reservedMs() - charge.ms());
    return new Settlement(held, charge.ms(), charge.carry());
  }

  /** Gives a whole slice back that was not used. */
  public void release(UUID account, Slice slice) {
    store.release(locked(account), slice, slice.reservedMs());
  }

  /**
   * Raises this week's grant to this person's allowance, when that has grown since Monday. What was
   * granted once is not taken away: a smaller allowance begins with the next week.
   */
  public void topUp(UUID account, String reason) {
    store.alone(
        () -> {
          var balance = locked(account);
          long missing = weeklyMs(account) - store.grantedBySite(balance);
          if (missing > 0) {
            store.topUp(balance, missing, reason);
          }
          return balance;
        });
  }

  private long weeklyMs(UUID account) {
    return allowance.of(account).orElse(rules.weekly()).toMillis();
  }

  private Balance locked(UUID account) {
    var balance = store.lock(account);
    var week = rules.weekOf(balance.now());
    return balance.weekStart().isBefore(week.start())
        ? store.openWeek(balance, week.start(), weeklyMs(account))
        : balance;
  }

  private static long clamp(long value, long most) {
    return Math.max(0, Math.min(value, most));
  }
}
