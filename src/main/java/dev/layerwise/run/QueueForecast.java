package dev.layerwise.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks ahead: plays the claims that follow from a snapshot, by the rule of the real claim, as if
 * every run took what it is estimated to take. So a place in the queue is what the claim will do.
 */
final class QueueForecast {
  private static final long FULL_CREDIT = 300_000;
  private static final long LEAST_CREDIT = -60_000;

  /**
   * When a run is claimed.
   *
   * @param ahead claims on the same kind of device before this one
   * @param startsInMs from the snapshot on
   */
  record Place(int ahead, long startsInMs) {}

  private final QueueSnapshot.Rule rule;
  private final DecayedUse decay;
  private final int slots;
  private final long startMs;
  private final Map<UUID, Account> accounts = new HashMap<>();
  private final Map<String, TreeSet<Account>> turns = new HashMap<>();
  private final List<Device> devices = new ArrayList<>();
  private final PriorityQueue<Stay> ends =
      new PriorityQueue<>(Comparator.comparingLong((Stay stay) -> stay.endMs));
  private final Map<UUID, Place> places = new HashMap<>();
  private final Map<String, Integer> claims = new HashMap<>();
  private long now;
  private int waiting;

  private QueueForecast(QueueSnapshot queue, int slots) {
    this.rule = queue.rule();
    this.decay = new DecayedUse(rule.halfLifeMs());
    this.slots = slots;
    this.startMs = queue.nowMs();
    this.now = queue.nowMs();
  }

  /**
   * The places of all who wait. A kind of device that nothing serves is taken to have one, so that
   * there is an order; how long it takes means nothing then.
   *
   * @param slots how many runs of one account may train at once
   */
  static Map<UUID, Place> of(QueueSnapshot queue, List<DeviceCensus.Serving> serving, int slots) {
    var forecast = new QueueForecast(queue, slots);
    forecast.set(queue, serving);
    forecast.play();
    return forecast.places;
  }

  private static final class Account {
    final UUID id;
    final String order;
    final double weight;
    double use;
    long advance;
    double share;
    int active;
    private final Map<String, TreeSet<QueueSnapshot.Waiting>> waiting = new HashMap<>();

    Account(QueueSnapshot.Account row) {
      id = row.id();
      order = row.id().toString(); // UUIDs compare in the database as their texts do
      weight = row.weight();
      use = row.decayedUse();
      advance = row.advanceMs();
      share = row.share();
    }

    /** Its runs that wait, oldest first. */
    TreeSet<QueueSnapshot.Waiting> waiting(String part) {
      return waiting.computeIfAbsent(
          part,
          name ->
              new TreeSet<>(
                  Comparator.comparingLong(QueueSnapshot.Waiting::queuedMs)
                      .thenComparing(run -> run.id().toString())));
    }
  }

  private static final class Device {
    final String kind;
    long credit = FULL_CREDIT;
    boolean free = true;

    Device(String kind) {
      this.kind = kind;
    }
  }

  /** A run's time on a device, which may not take any more runs itself. */
  private static final class Stay {
    final Account account;
    final QueueSnapshot.Waiting run;
    final @Nullable Device device;
    final long sinceMs;
    final long endMs;
    final boolean mayYield;
    final long turnSinceMs;

    Stay(
        Account account,
        QueueSnapshot.Waiting run,
        @Nullable Device device,
        long sinceMs,
        long endMs,
        boolean mayYield,
        long turnSinceMs) {
      this.account = account;
      this.run = run;
      this.device = device;
      this.sinceMs = sinceMs;
      this.endMs = endMs;
      this.mayYield = mayYield;
      this.turnSinceMs = turnSinceMs;
    }
  }

  private void set(QueueSnapshot queue, List<DeviceCensus.Serving> serving) {
    queue.accounts().forEach(row -> accounts.put(row.id(), new Account(row)));
    var byId = new HashMap<UUID, Device>();
    for (var served : serving) {
      byId.put(served.device(), device(served.kind()));
    }
    for (var credit : queue.credits()) {
      var device = byId.get(credit.device());
      if (device != null) {
        device.credit = credit.ms();
      }
    }
    for (var kind : List.of("cpu", "gpu")) {
      if (devices.stream().noneMatch(device -> device.kind.equals(kind))) {
        device(kind);
      }
    }
    for (var held : queue.held()) {
      var account = accounts.get(held.run().account());
      if (account != null) {
        account.active++;
        stay(account, held, byId.get(held.device()));
      }
    }
    queue.waiting().forEach(this::enqueue);
    accounts.values().forEach(this::takePart);
  }

  private Device device(String kind) {
    var device = new Device(kind);
    devices.add(device);
    return device;
  }

  private void stay(Account account, QueueSnapshot.Held held, @Nullable Device device) {
    if (device != null) {
      device.free = false;
    }
    var run = held.run();
    long left = held.leaving() ? 0 : run.after(held.unbookedMs()).leftMs();
    long since = now - held.unbookedMs();
    boolean mayYield =
        !run.quick()
            && !held.pinned()
            && !held.leaving()
            && device != null
            && held.turnMs() != null;
    long turnSince = held.turnMs() == null ? now : now - held.turnMs();
    ends.add(new Stay(account, run, device, since, now + left, mayYield, turnSince));
  }

  private static String part(String kind, boolean quick) {
    return (quick ? "quick " : "long ") + kind;
  }

  private void enqueue(QueueSnapshot.Waiting run) {
    var account = accounts.get(run.account());
    if (account != null) {
      account.waiting(part(run.lane(), run.quick())).add(run);
      waiting++;
    }
  }

  private TreeSet<Account> turns(String part) {
    return turns.computeIfAbsent(
        part,
        name ->
            new TreeSet<>(
                Comparator.comparingDouble((Account account) -> account.share)
                    .thenComparing(account -> account.order)));
  }

  private void takePart(Account account) {
    if (account.active < slots) {
      account.waiting.forEach(
          (part, runs) -> {
            if (!runs.isEmpty()) {
              turns(part).add(account);
            }
          });
    }
  }

  /** An account changes only outside the sets that its share orders. */
  private void change(Account account, Runnable change) {
    account.waiting.keySet().forEach(part -> turns(part).remove(account));
    change.run();
    account.share = decay.plus(account.use, account.advance, now) - DecayedUse.log2(account.weight);
    takePart(account);
  }

  private void play() {
    giveOut();
    while (waiting > 0 && !ends.isEmpty()) {
      long end = ends.element().endMs;
      var next = nextYield();
      if (next != null && yieldAt(next) < end) {
        now = Math.max(now, yieldAt(next));
        ends.remove(next);
        leave(next);
        change(next.account, () -> enqueue(next.run.after(now - next.sinceMs)));
      } else {
        now = Math.max(now, end);
        while (!ends.isEmpty() && ends.element().endMs <= now) {
          leave(ends.remove());
        }
      }
      giveOut();
    }
  }

  private void giveOut() {
    for (var device : devices) {
      if (device.free) {
        claim(device);
      }
    }
  }

  private void claim(Device device) {
    var quick = turns(part(device.kind, true));
    var others = turns(part(device.kind, false));
    boolean takesQuick =
        !quick.isEmpty() && (others.isEmpty() || device.credit > 0 && goesFirst(device.kind));
    if (!takesQuick && others.isEmpty()) {
      return;
    }
    var account = takesQuick ? quick.first() : others.first();
    change(account, () -> start(device, account, part(device.kind, takesQuick)));
  }

  /** Whether a quick run waits whose account has not had too much more than the others. */
  private boolean goesFirst(String kind) {
    var quick = turns(part(kind, true));
    var others = turns(part(kind, false));
    return !quick.isEmpty()
        && (others.isEmpty()
            || quick.first().share
                <= decay.plus(others.first().share, ClaimStore.QUICK_AHEAD_MS, now));
  }

  private void start(Device device, Account account, String part) {
    var run = account.waiting(part).first();
    account.waiting(part).remove(run);
    waiting--;
    int ahead = claims.merge(device.kind, 1, Integer::sum) - 1;
    places.putIfAbsent(run.id(), new Place(ahead, now - startMs));
    account.active++;
    account.advance += QueueSnapshot.advanceOf(run.estimateMs(), run.heldMs());
    device.free = false;
    ends.add(new Stay(account, run, device, now, now + run.leftMs(), !run.quick(), now));
  }

  private void leave(Stay stay) {
    var account = stay.account;
    long held = now - stay.sinceMs;
    change(
        account,
        () -> {
          account.active--;
          account.use = decay.plus(account.use, held, now);
          account.advance -= QueueSnapshot.advanceOf(stay.run.estimateMs(), stay.run.heldMs());
        });
    var device = stay.device;
    if (device != null) {
      device.free = true;
      device.credit = creditAfter(device, stay.run.quick(), held);
    }
  }

  private long creditAfter(Device device, boolean quick, long held) {
    double more = quick ? -held : earned(held);
    return Math.min(FULL_CREDIT, Math.max(LEAST_CREDIT, device.credit + Math.round(more)));
  }

  private double earned(long held) {
    return held * rule.quickPart() / (1 - rule.quickPart());
  }

  /** The long run that is the next to be asked to make room for a quick one that waits. */
  private @Nullable Stay nextYield() {
    return Stream.of("cpu", "gpu")
        .filter(this::goesFirst)
        .flatMap(
            kind ->
                ends.stream()
                    .filter(stay -> stay.mayYield && stay.device != null)
                    .filter(stay -> stay.device != null && stay.device.kind.equals(kind)))
        .min(
            Comparator.comparingLong(this::yieldAt)
                .thenComparing(
                    Comparator.comparingDouble((Stay stay) -> stay.account.share).reversed()))
        .orElse(null);
  }

  private long yieldAt(Stay stay) {
    var device = stay.device;
    var quick = turns(part(stay.run.lane(), true)).first();
    long asked = quick.waiting(part(stay.run.lane(), true)).first().queuedMs() + rule.patienceMs();
    long owed = device == null ? 0 : Math.max(0, -device.credit);
    long earned = Math.round(owed * (1 - rule.quickPart()) / rule.quickPart());
    return Math.max(
        now, Math.max(asked, Math.max(stay.turnSinceMs + rule.turnMs(), stay.sinceMs + earned)));
  }
}
