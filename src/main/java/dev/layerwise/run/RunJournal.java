package dev.layerwise.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.layerwise.incident.IncidentKind;
import dev.layerwise.training.DeviceDescription;
import dev.layerwise.training.RunEvent;
import dev.layerwise.training.TrainerReport.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * What the worker that holds a run writes about it. Every call names the fence; {@link FenceLost}
 * means that the run is somebody else's: stop at once.
 */
@ApplicationScoped
public class RunJournal {
  private final Jdbi jdbi;
  private final HeldRuns runs;
  private final LifeStore life;
  private final EventStore events;
  private final Refusals refusals;
  private final ObjectMapper json;

  RunJournal(
      Jdbi jdbi,
      HeldRuns runs,
      LifeStore life,
      EventStore events,
      Refusals refusals,
      ObjectMapper json) {
    this.jdbi = jdbi;
    this.runs = runs;
    this.life = life;
    this.events = events;
    this.refusals = refusals;
    this.json = json;
  }

  /**
   * Renews the lease, and the slice of device time when it runs out soon. Call it as often as
   * {@link Lease#heartbeat} says. When the quota refuses the next slice the order is PAUSE, and the
   * checkpoint must be written within what remains of this one.
   */
  public Heartbeat heartbeat(Fence fence) {
    var answer = runs.heartbeat(fence);
    if (answer.order() == Order.LOST) {
      refusals.note(fence, "heartbeat");
    }
    return answer;
  }

  /** The data is open and the first batch comes next: from here the device is paid for. */
  public void training(Fence fence, DeviceDescription device, long parameters) {
    refusals.watch(
        fence, "training", () -> jdbi.useTransaction(tx -> train(fence, device, parameters)));
  }

  private void train(Fence fence, DeviceDescription device, long parameters) {
    var run = runs.hold(fence);
    if (run.state() == RunState.TRAINING) {
      return;
    }
    life.train(run.id(), text(device), parameters);
    events.append(
        run.id(), List.of(new RunEvent.StateChanged(RunState.TRAINING.name(), null, null, device)));
  }

  /**
   * Numbers and keeps what the trainer reported. Who did not hear the answer says the same again:
   * what was kept is not kept twice.
   *
   * @param before how many events were told under this fence before these
   */
  public Order append(Fence fence, long before, List<RunEvent> happened) {
    return tell(fence, before, happened);
  }

  /** Numbers and keeps events that are told once. */
  Order append(Fence fence, List<RunEvent> happened) {
    return tell(fence, null, happened);
  }

  private Order tell(Fence fence, @Nullable Long before, List<RunEvent> happened) {
    return refusals.watching(
        fence,
        "events",
        () ->
            events
                .tell(fence, before, happened)
                .map(told -> HeldRuns.order(told.wanted()))
                .orElseThrow(() -> new FenceLost(fence)));
  }

  /** A checkpoint lies in the blob store: a lost run goes on from here. */
  public void checkpointed(Fence fence, String blob, int epoch, int batch) {
    refusals.watch(fence, "checkpoint", () -> life.checkpointed(fence, blob, epoch, batch));
  }

  /**
   * The trainer's work ended so long ago: the device is free, and nothing is charged from then on.
   * Say it before how the run goes on, however long the database was away meanwhile.
   */
  public void released(Fence fence, Duration ago) {
    refusals.watch(fence, "released", () -> runs.released(fence, ago));
  }

  /** The trainer's work ended; the run gets its last state, or pauses. The device is free. */
  public void finish(
      Fence fence,
      Outcome outcome,
      RunEvent.@Nullable TestMetrics metrics,
      @Nullable String message,
      @Nullable String predictionsBlob,
      @Nullable String modelBlob) {
    if (outcome == Outcome.PAUSED) {
      refusals.watch(fence, "finish", () -> runs.pause(fence));
    } else {
      var end = new RunEvent.Ended(outcome.name(), metrics, words(outcome, message));
      refusals.watch(fence, "finish", () -> runs.end(fence, end, predictionsBlob, modelBlob));
    }
  }

  /**
   * The trainer died or its device failed: the run is queued again from its last checkpoint, at the
   * site's cost; the third time it fails.
   *
   * @param kind what sort of loss it was
   * @param why what is known about it, in words for a student
   */
  public void lost(Fence fence, IncidentKind kind, String why) {
    refusals.watch(fence, "lost", () -> runs.lose(fence, kind, why));
  }

  /** The worker leaves in good order: the run is queued again, and no attempt is counted. */
  public void handBack(Fence fence, String why) {
    refusals.watch(fence, "hand_back", () -> runs.handBack(fence, why));
  }

  /**
   * The worker was cut off, or had to leave before a checkpoint: the run is queued again from its
   * last one. What it was charged since is paid back, and no attempt is counted.
   */
  public void cutOff(Fence fence, IncidentKind kind, String why) {
    refusals.watch(fence, "cut_off", () -> runs.cutOff(fence, kind, why));
  }

  /** The trainer was to pause, but was ended before it came to a checkpoint. */
  public void cutShort(Fence fence) {
    refusals.watch(fence, "cut_short", () -> runs.cutShort(fence));
  }

  /** A file of the run could not be written: it pauses, as it was at its last checkpoint. */
  public void noRoom(Fence fence, String why) {
    refusals.watch(fence, "no_room", () -> runs.noRoom(fence, why));
  }

  private static @Nullable String words(Outcome outcome, @Nullable String message) {
    return outcome == Outcome.FAILED && message == null
        ? "The training ended with an error that it could not explain."
        : message;
  }

  private String text(DeviceDescription device) {
    try {
      return json.writeValueAsString(device);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("A device that is not JSON: " + device, e);
    }
  }
}
