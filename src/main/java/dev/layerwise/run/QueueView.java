package dev.layerwise.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells a waiting run's place, when it starts, and why it waits. */
@ApplicationScoped
class QueueView {
  /**
   * A look that took long is kept longer: looking shall not cost more than a twentieth of a core.
   */
  private static final int KEPT_TIMES = 20;

  private final QueueStore queue;
  private final DeviceSpeeds devices;
  private final RunLimits limits;
  private volatile @Nullable Look last;

  QueueView(QueueStore queue, DeviceSpeeds devices, RunLimits limits) {
    this.queue = queue;
    this.devices = devices;
    this.limits = limits;
  }

  /** The queue and what becomes of it. */
  private record Look(
      Map<UUID, QueueForecast.Place> places,
      Map<UUID, QueueSnapshot.Waiting> waiting,
      QueueSnapshot queue,
      long untilNanos) {
    long busy(String lane) {
      return queue.held().stream().filter(held -> held.run().lane().equals(lane)).count();
    }

    long active(UUID account) {
      return queue.held().stream().filter(held -> held.run().account().equals(account)).count();
    }
  }

  Optional<Run.QueuePlace> place(UUID run, String lane) {
    var look = last;
    if (look == null || System.nanoTime() - look.untilNanos() > 0 || !knows(look, run)) {
      look = look();
      last = look;
    }
    if (look.queue().pinned().contains(run)) {
      return Optional.of(
          new Run.QueuePlace(1, null, "It checks one device, and starts when that one is free."));
    }
    var place = look.places().get(run);
    var waiting = look.waiting().get(run);
    return place == null || waiting == null
        ? Optional.empty()
        : Optional.of(place(place, look, waiting.account(), lane));
  }

  private static boolean knows(Look look, UUID run) {
    return look.waiting().containsKey(run) || look.queue().pinned().contains(run);
  }

  private Look look() {
    long started = System.nanoTime();
    var now = queue.snapshot();
    var places = QueueForecast.of(now, devices.all(), limits.concurrent());
    var waiting =
        now.waiting().stream()
            .collect(Collectors.toMap(QueueSnapshot.Waiting::id, Function.identity()));
    long done = System.nanoTime();
    return new Look(places, waiting, now, done + KEPT_TIMES * (done - started));
  }

  private Run.QueuePlace place(QueueForecast.Place place, Look look, UUID account, String lane) {
    int position = place.ahead() + 1;
    int serving = devices.serving(lane);
    if (serving == 0) {
      return new Run.QueuePlace(position, null, noDevice(lane));
    }
    if (place.startsInMs() == 0) {
      return new Run.QueuePlace(position, 0L, "It starts now.");
    }
    boolean atLimit = look.active(account) >= limits.concurrent();
    long seconds = (place.startsInMs() + 999) / 1000;
    var why = atLimit ? ownLimit() : inUse(place.ahead(), look.busy(lane), lane, serving);
    return new Run.QueuePlace(position, seconds, why);
  }

  private static String noDevice(String lane) {
    return lane.equals("gpu")
        ? "No graphics card is at work on this site now. The run starts when one is back."
        : "No worker is connected to this site now. The run starts when one is back.";
  }

  private String ownLimit() {
    return limits.concurrent() == 1
        ? "A run of yours is training, and one at a time is the most. This one starts when it ends."
        : "%d runs of yours are training, the most at a time. This one starts when one of them ends."
            .formatted(limits.concurrent());
  }

  private static String inUse(int ahead, long busy, String lane, int serving) {
    var devices = lane.equals("gpu") ? "graphics cards" : "processors";
    var device = lane.equals("gpu") ? "graphics card" : "processor";
    var use =
        serving == 1
            ? (busy == 0 ? "The %s is free" : "The %s is in use").formatted(device)
            : "%d of %d %s are in use".formatted(Math.min(busy, serving), serving, devices);
    return switch (ahead) {
      case 0 -> use + "; you are next.";
      case 1 -> use + "; 1 run is ahead of you.";
      default -> use + "; %d runs are ahead of you.".formatted(ahead);
    };
  }
}
