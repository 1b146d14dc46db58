package dev.layerwise.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Tells a waiting run's place, when it starts, and why it waits. */
@ApplicationScoped
class QueueView {
  private final QueueStore queue;
  private final DeviceSpeeds devices;
  private final RunLimits limits;

  QueueView(QueueStore queue, DeviceSpeeds devices, RunLimits limits) {
    this.queue = queue;
    this.devices = devices;
    this.limits = limits;
  }

  Optional<Run.QueuePlace> place(UUID run, String lane) {
    return queue.ahead(run).map(ahead -> place(ahead, lane, devices.serving(lane)));
  }

  private Run.QueuePlace place(QueueStore.Ahead ahead, String lane, int serving) {
    int position = ahead.ahead() + 1;
    if (serving == 0) {
      return new Run.QueuePlace(position, null, noDevice(lane));
    }
    boolean atLimit = ahead.ownActive() >= limits.concurrent();
    if (!atLimit && ahead.ahead() == 0 && ahead.busy() < serving) {
      return new Run.QueuePlace(position, 0L, "It starts now.");
    }
    long waitMs = ahead.nextFreeMs() + ahead.aheadMs() / serving;
    return new Run.QueuePlace(
        position, (waitMs + 999) / 1000, atLimit ? ownLimit() : inUse(ahead, lane, serving));
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

  private static String inUse(QueueStore.Ahead ahead, String lane, int serving) {
    var devices = lane.equals("gpu") ? "graphics cards" : "processors";
    var device = lane.equals("gpu") ? "graphics card" : "processor";
    var use =
        serving == 1
            ? (ahead.busy() == 0 ? "The %s is free" : "The %s is in use").formatted(device)
            : "%d of %d %s are in use".formatted(Math.min(ahead.busy(), serving), serving, devices);
    return switch (ahead.ahead()) {
      case 0 -> use + "; you are next.";
      case 1 -> use + "; 1 run is ahead of you.";
      default -> use + "; %d runs are ahead of you.".formatted(ahead.ahead());
    };
  }
}
