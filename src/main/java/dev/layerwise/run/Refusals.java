package dev.layerwise.run;

import dev.layerwise.incident.Incident;
import dev.layerwise.incident.IncidentKind;
import dev.layerwise.incident.Incidents;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Supplier;

/** Takes note of writes that the fence refused; the refusal itself goes on to the worker. */
@ApplicationScoped
class Refusals {
  /** What a worker writes about a run it holds. */
  static final List<String> WRITES =
      List.of(
          "heartbeat",
          "training",
          "events",
          "checkpoint",
          "released",
          "finish",
          "lost",
          "hand_back",
          "cut_off",
          "cut_short",
          "no_room");

  private final RunMeters meters;
  private final Incidents incidents;

  Refusals(RunMeters meters, Incidents incidents) {
    this.meters = meters;
    this.incidents = incidents;
  }

  void watch(Fence fence, String write, Runnable work) {
    watching(
        fence,
        write,
        () -> {
          work.run();
          return fence;
        });
  }

  <T> T watching(Fence fence, String write, Supplier<T> work) {
    try {
      return work.get();
    } catch (FenceLost refused) {
      note(fence, write);
      throw refused;
    }
  }

  /** The transaction of the write is over: the note is one of its own. */
  void note(Fence fence, String write) {
    meters.writeRefused(write);
    incidents.tell(
        Incident.ofRun(
            IncidentKind.STALE_WRITE,
            fence.run(),
            fence.number(),
            "A worker wrote about a run that was no longer its own (attempt %d)."
                .formatted(fence.number()),
            "The write was refused and changed nothing; the worker was told to stop."));
  }
}
