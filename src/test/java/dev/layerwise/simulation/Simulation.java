package dev.layerwise.simulation;

import dev.layerwise.account.Person;
import dev.layerwise.run.Fence;
import dev.layerwise.run.SimulatedQueue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One scenario, event by event. Students and devices are simulated; what decides is the product:
 * every submission, claim, start, renewed slice and end goes through its own classes and SQL.
 */
final class Simulation {
  /** A trainer opens the data and compiles the network before it trains. */
  private static final long PREPARING_MS = 1_000;

  /** A device gets a fresh trainer after each run. */
  private static final long TURNOVER_MS = 1_000;

  /** A run that is to make room goes on to the end of its chunk, and writes a checkpoint. */
  private static final long CHECKPOINT_MS = 2_000;

  /** What a device takes round each run. */
  static final long ROUND_MS = PREPARING_MS + TURNOVER_MS;

  /** Heartbeats before this one only renew the lease; then each says when the next slice is due. */
  private static final long FIRST_RENEWAL_MS = 45_000;

  /** An estimate is off by about this share. */
  private static final double ESTIMATE_SPREAD = 0.2;

  private final Scenario scenario;
  private final SimulatedQueue queue;
  private final Agenda agenda = new Agenda();
  private final Deque<Integer> idle = new ArrayDeque<>();
  private final Map<UUID, Trace> runs = new HashMap<>();
  private final Map<UUID, Stay> stays = new HashMap<>();
  private final long yieldsMs;
  private final List<Trace> traces = new ArrayList<>();
  private final int[] waiting;
  private long now;
  private boolean changed;
  private int queued;
  private int expected;
  private int submitted;

  /** A run on a device. */
  private static final class Stay {
    final int device;
    final Fence fence;
    long training;
    long end = Long.MAX_VALUE;
    boolean leaving;

    Stay(int device, Fence fence) {
      this.device = device;
      this.fence = fence;
    }
  }

  Simulation(Scenario scenario, SimulatedQueue queue) {
    this.scenario = scenario;
    this.yieldsMs = scenario.yieldsEvery().toMillis();
    this.queue = queue;
    this.waiting = new int[scenario.students()];
  }

  /** Until the last run is done. */
  Outcome run() {
    begin();
    while (submitted < expected || !runs.isEmpty()) {
      step();
    }
    return new Outcome(scenario, traces);
  }

  /** Until fewer than so many students wait who all did at this moment. */
  Outcome runWhileWaiting(int students, long from) {
    begin();
    while (now < from || waitingStudents() >= students) {
      step();
    }
    traces.forEach(trace -> trace.cut(now));
    return new Outcome(scenario, traces);
  }

  /** What happens until this moment. */
  Outcome runUntil(long moment) {
    begin();
    while (!agenda.isEmpty() && agenda.next() <= moment) {
      step();
    }
    now = moment;
    traces.forEach(trace -> trace.cut(now));
    return new Outcome(scenario, traces);
  }

  private void begin() {
    for (int device = 0; device < scenario.devices(); device++) {
      idle.add(device);
    }
    var wishes = wishes();
    expected = wishes.size();
    wishes.forEach(wish -> agenda.enter(wish.at, () -> submit(wish)));
    agenda.enter(yieldsMs, this::askToYield);
  }

  private void step() {
    now = agenda.next();
    queue.setClock(now);
    while (!agenda.isEmpty() && agenda.next() == now) {
      agenda.happen();
    }
    serve();
  }

  private long waitingStudents() {
    int students = 0;
    for (int runsWaiting : waiting) {
      students += runsWaiting > 0 ? 1 : 0;
    }
    return students;
  }

  /** A run that will be submitted. */
  private record Wish(long at, Person student, int number, Group group, long length, long guess) {}

  private List<Wish> wishes() {
    var draws = new Draws(scenario.seed());
    var wishes = new ArrayList<Wish>();
    int number = 0;
    for (var group : scenario.groups()) {
      for (int i = 0; i < group.students(); i++) {
        wishesOf(queue.student(number, group.weight()), number, group, draws.split(), wishes);
        number++;
      }
    }
    return wishes;
  }

  private static void wishesOf(
      Person student, int number, Group group, Draws draws, List<Wish> wishes) {
    long last = -1;
    for (long time : group.arrivals().times(draws.split()).toArray()) {
      // No two at once: the queue's order among them would hang on their random ids.
      long at = Math.max(time, last + 1);
      long length = group.lengths().draw(draws);
      long guess = Math.round(length * Math.exp(ESTIMATE_SPREAD * draws.normal()));
      wishes.add(new Wish(at, student, number, group, length, guess));
      last = at;
    }
  }

  private void submit(Wish wish) {
    var run = queue.submit(wish.student, wish.guess);
    var trace = new Trace(wish.number, wish.group, now, wish.length);
    runs.put(run, trace);
    traces.add(trace);
    waiting[wish.number]++;
    queued++;
    submitted++;
    changed = true;
  }

  /** Free devices claim, one after the other, until the queue has nothing for them. */
  private void serve() {
    while (changed && !idle.isEmpty()) {
      int device = idle.element();
      var fence = queue.claim(device);
      if (fence.isEmpty()) {
        changed = false; // nor has it anything for the others before something changes
        return;
      }
      idle.remove();
      var trace = runs.get(fence.get().run());
      trace.claimed(now);
      waiting[trace.student]--;
      queued--;
      var stay = new Stay(device, fence.get());
      stays.put(stay.fence.run(), stay);
      agenda.enter(now + PREPARING_MS, () -> train(stay));
    }
  }

  private void train(Stay stay) {
    queue.train(stay.fence);
    stay.training = now;
    stay.end = now + runs.get(stay.fence.run()).left();
    agenda.enter(stay.end, () -> complete(stay));
    renewAt(now + FIRST_RENEWAL_MS, stay);
  }

  private void renewAt(long at, Stay stay) {
    if (at < stay.end) {
      agenda.enter(at, () -> renew(stay));
    }
  }

  private void renew(Stay stay) {
    if (isOn(stay)) {
      renewAt(now + queue.beat(stay.fence).againInMs(), stay);
    }
  }

  /** Whether the run is still on the device: it may have made room meanwhile. */
  private boolean isOn(Stay stay) {
    return stays.get(stay.fence.run()) == stay;
  }

  private void complete(Stay stay) {
    if (isOn(stay)) {
      queue.complete(stay.fence);
      var trace = runs.remove(stay.fence.run());
      trace.released(now, trace.left());
      leave(stay);
    }
  }

  private void leave(Stay stay) {
    stays.remove(stay.fence.run());
    changed = true;
    agenda.enter(now + TURNOVER_MS, () -> idle.add(stay.device));
  }

  /** What every process of the site does once a second. */
  private void askToYield() {
    agenda.enter(now + yieldsMs, this::askToYield);
    if (queued > 0 && idle.isEmpty()) {
      for (var run : queue.yielding()) {
        var stay = stays.get(run);
        if (!stay.leaving) {
          stay.leaving = true;
          agenda.enter(now + CHECKPOINT_MS, () -> makeRoom(stay));
        }
      }
    }
  }

  private void makeRoom(Stay stay) {
    if (isOn(stay)) {
      queue.makeRoom(stay.fence);
      var trace = runs.get(stay.fence.run());
      trace.released(now, now - stay.training);
      waiting[trace.student]++;
      queued++;
      leave(stay);
    }
  }
}
