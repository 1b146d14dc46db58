package dev.layerwise.worker;

import dev.layerwise.blob.BlobStore;
import dev.layerwise.incident.IncidentKind;
import dev.layerwise.run.FenceLost;
import dev.layerwise.run.Order;
import dev.layerwise.training.NoRoom;
import dev.layerwise.training.RunEvent;
import dev.layerwise.training.RunFile;
import dev.layerwise.training.TrainerCommand;
import dev.layerwise.training.TrainerReport;
import dev.layerwise.training.TrainerReport.Outcome;
import dev.layerwise.worker.TrainerStarter.Ready;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A run on one trainer, from the claim until it leaves this device: finished, paused, queued again,
 * or taken away. All of it happens on the device's thread.
 */
final class Attempt {
  private static final Logger LOG = Logger.getLogger(Attempt.class);
  private static final String WORKER_LEFT =
      "The device that trained this run is taken out of service or restarted. The run goes on from"
          + " its last checkpoint.";
  private static final String YIELDED =
      "A short run goes first. This one was saved where it is, and goes on by itself as soon as a"
          + " device is free.";
  private static final String CUT_OFF =
      "The worker that trained this run was cut off from the database. The run goes on from its"
          + " last checkpoint.";
  private static final String ENDED_HARD =
      "The training did not stop when it was asked to, so it was ended. The curves are kept; there"
          + " is no test result.";

  private final HeldRun held;
  private final Ready ready;
  private final BlobStore blobs;
  private final Watches watches;
  private final RunTrace trace;
  private final Farewell farewell;
  private final EventJournal events;
  private final Rhythm heartbeat;
  private final Rhythm orders;
  private boolean timeUp;
  private boolean over;

  /** What watches over it from outside. */
  record Watches(LeaseWatch.Watched lease, LimitWatch.Watched limits) {}

  Attempt(HeldRun held, Ready ready, BlobStore blobs, Watches watches, RunTrace trace, Pace pace) {
    this.held = held;
    this.ready = ready;
    this.blobs = blobs;
    this.watches = watches;
    this.trace = trace;
    this.farewell = new Farewell(ready.trainer(), pace);
    this.events = new EventJournal(pace.journal(), this::write);
    this.heartbeat = new Rhythm(pace.heartbeat());
    this.orders = new Rhythm(pace.wishes());
  }

  /**
   * Returns when the run has left the device.
   *
   * @param leaving how the run is to leave this device; null while it may stay
   * @param whenFinished called once the trainer has nothing more to compute
   */
  void seeThrough(
      TrainerCommand.Train work, Supplier<Farewell.@Nullable Kind> leaving, Runnable whenFinished)
      throws InterruptedException {
    try {
      ready.trainer().send(work);
      while (!over) {
        var wanted = leaving.get();
        if (wanted != null) {
          farewell.say(wanted);
        }
        doWhatIsDue();
        if (over) {
          return;
        }
        hear(ready.trainer().next(untilNextDuty()), whenFinished);
      }
    } catch (FenceLost e) {
      LOG.warnf("%s: its trainer is ended here", e.getMessage());
    } finally {
      ready.trainer().close();
    }
  }

  private void doWhatIsDue() {
    if (heartbeat.due()) {
      long askedAt = System.nanoTime();
      held.heartbeat()
          .ifPresent(
              answer -> {
                watches.lease().renewed(askedAt, answer.remainingMs());
                if (answer.againInMs() != null) {
                  heartbeat.within(Duration.ofMillis(answer.againInMs()));
                }
                obey(answer.order());
              });
    }
    events.writeWhenDue();
    if (orders.due()) {
      obey(held.order());
    }
    if (farewell.said() != Farewell.Kind.STOP && watches.limits().isTimeUp()) {
      timeUp = true;
      farewell.say(Farewell.Kind.STOP);
    }
    farewell.enforce();
  }

  private Duration untilNextDuty() {
    return Stream.of(
            heartbeat.untilDue(), orders.untilDue(), events.untilDue(), farewell.untilDue())
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  private boolean write(List<RunEvent> happened) {
    var order = held.append(happened);
    order.ifPresent(this::obey);
    return order.isPresent();
  }

  private void obey(Order order) {
    // What came with an answer need not be asked for again so soon.
    orders.rest();
    switch (order) {
      case YIELD -> farewell.say(Farewell.Kind.YIELD);
      case STOP -> farewell.say(Farewell.Kind.STOP);
      case PAUSE -> farewell.say(Farewell.Kind.PAUSE);
      case LOST -> over = true;
      case CONTINUE -> {}
    }
  }

  private void hear(@Nullable TrainerSignal signal, Runnable whenFinished)
      throws InterruptedException {
    if (signal instanceof TrainerSignal.Died died) {
      over = true;
      held.released();
      bury(died.death());
    } else if (signal instanceof TrainerSignal.Nudged) {
      orders.hurry();
    } else if (signal instanceof TrainerSignal.Reported reported) {
      note(reported.report(), whenFinished);
    }
  }

  private void note(TrainerReport report, Runnable whenFinished) throws InterruptedException {
    if (report instanceof TrainerReport.Started started) {
      watches.limits().training();
      held.training(ready.device().computing(started.computed()), started.parameters());
      trace.enter("train");
      heartbeat.hurry();
    } else if (report instanceof TrainerReport.Happened happened) {
      events.add(happened.event());
    } else if (report instanceof TrainerReport.Checkpointed checkpoint) {
      try (var span = trace.within("checkpoint")) {
        keep(checkpoint);
      }
    } else if (report instanceof TrainerReport.Finished finished) {
      over = true;
      held.released();
      trace.enter("finish");
      whenFinished.run();
      end(finished);
    }
  }

  /** The events before a checkpoint are written before it: a lost run does not repeat them. */
  private void keep(TrainerReport.Checkpointed checkpoint) throws InterruptedException {
    try {
      var blob = stored(checkpoint.file());
      held.checkpointed(events.rest(), blob, checkpoint.epoch(), checkpoint.batch());
    } catch (IOException e) {
      over = true;
      ready.trainer().close();
      held.released();
      noRoom(e);
    }
  }

  /** Nothing is lost but the time since the last checkpoint that was kept. */
  private void noRoom(IOException why) throws InterruptedException {
    LOG.errorf(why, "A file of run %s could not be kept; the run rests", run());
    held.noRoom(events.rest(), NoRoom.words(why));
  }

  private void end(TrainerReport.Finished finished) throws InterruptedException {
    boolean pauseWasWanted = farewell.said() == Farewell.Kind.PAUSE;
    if (finished.outcome() == Outcome.NO_ROOM) {
      held.noRoom(events.rest(), String.valueOf(finished.message()));
      return;
    }
    if (finished.outcome() == Outcome.PAUSED && !pauseWasWanted) {
      boolean yielded = farewell.said() == Farewell.Kind.YIELD;
      held.handBack(events.rest(), yielded ? YIELDED : WORKER_LEFT);
      return;
    }
    try {
      var end =
          RunEnd.of(finished, storedIfAny(finished.predictions()), storedIfAny(finished.model()));
      held.finish(
          events.rest(),
          end.outcome() == Outcome.STOPPED ? end.saying(whyStopped(end.message())) : end);
    } catch (IOException e) {
      noRoom(e);
    }
  }

  private @Nullable String storedIfAny(@Nullable RunFile file) throws IOException {
    return file == null ? null : stored(file);
  }

  private String stored(RunFile file) throws IOException {
    blobs.keep(file.path(), file.sha256());
    return file.sha256();
  }

  /** The site's own limit is a reason that the student does not know of. */
  private @Nullable String whyStopped(@Nullable String otherwise) {
    if (!timeUp) {
      return otherwise;
    }
    var words = watches.limits().timeUpWords();
    return otherwise == null ? words : words + " " + otherwise;
  }

  /** The trainer is gone before it said how its work ended. */
  private void bury(Death death) throws InterruptedException {
    var said = farewell.said();
    var outOfMemory = watches.limits().outOfMemory();
    if (outOfMemory != null) {
      // The same network needs the same memory again: trying thrice would cost others their turn.
      held.finish(events.rest(), RunEnd.without(Outcome.FAILED, outOfMemory));
    } else if (said == Farewell.Kind.STOP) {
      held.finish(events.rest(), RunEnd.without(Outcome.STOPPED, whyStopped(ENDED_HARD)));
    } else if (said == Farewell.Kind.PAUSE) {
      held.cutShort(events.rest());
    } else if (said == Farewell.Kind.LEAVE || said == Farewell.Kind.DRAIN) {
      held.cutOff(events.rest(), IncidentKind.WORKER_RESTARTED, WORKER_LEFT);
    } else if (watches.lease().loss() != null) {
      held.cutOff(events.rest(), IncidentKind.DATABASE_AWAY, CUT_OFF);
    } else {
      LOG.warnf("The trainer of run %s died: %s %s", run(), death.reason(), death.lastWords());
      held.lost(events.rest(), death.kind(), death.reason());
    }
  }

  private UUID run() {
    return held.run().id();
  }
}
