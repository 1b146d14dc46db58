package dev.layerwise.run;

import dev.layerwise.account.Sessions;
import dev.layerwise.run.LiveRights.Verdict;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Lets viewers in, and out again when they may no longer look. One thread with one connection asks
 * for everybody who waits together: two thousand who come back at once are a few queries.
 */
@ApplicationScoped
class LiveDoor {
  private static final Logger LOG = Logger.getLogger(LiveDoor.class);
  private static final int AT_ONCE = 500;
  private static final int CHECK_SECONDS = 5;

  private final LiveRights rights;
  private final LiveReader reader;
  private final Sessions sessions;
  private final BlockingQueue<Knock> waiting;
  private final AtomicBoolean checkAsked = new AtomicBoolean();
  private final ScheduledExecutorService keeper =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            var thread = new Thread(work, "live-door");
            thread.setDaemon(true);
            return thread;
          });

  LiveDoor(
      LiveRights rights,
      LiveReader reader,
      Sessions sessions,
      LiveSettings settings,
      LiveMeters meters) {
    this.rights = rights;
    this.reader = reader;
    this.sessions = sessions;
    this.waiting = new LinkedBlockingQueue<>(settings.most());
    meters.watchDoor(waiting::size);
  }

  private record Knock(Seat seat, CompletableFuture<Verdict> answer) {}

  /** Thrown at somebody who should come again later. */
  static final class Busy extends RuntimeException {
    private static final long serialVersionUID = 1;

    Busy(String why) {
      super(why);
    }
  }

  void open(@Observes StartupEvent event) {
    sessions.onEnd(this::checkSoon);
    keeper.scheduleWithFixedDelay(this::checkSoon, CHECK_SECONDS, CHECK_SECONDS, TimeUnit.SECONDS);
  }

  void shut(@Observes ShutdownEvent event) {
    keeper.shutdown();
  }

  /** Asks whether this seat may be taken; fails with {@link Busy} when too many ask. */
  CompletionStage<Verdict> knock(Seat seat) {
    var knock = new Knock(seat, new CompletableFuture<>());
    if (!reader.hasRoom() || !waiting.offer(knock)) {
      return CompletableFuture.failedFuture(new Busy("Too many people watch at this moment."));
    }
    try {
      keeper.execute(this::admit);
    } catch (RejectedExecutionException e) {
      return CompletableFuture.failedFuture(new Busy("The server restarts."));
    }
    return knock.answer();
  }

  private void admit() {
    var knocks = new ArrayList<Knock>();
    waiting.drainTo(knocks, AT_ONCE);
    if (knocks.isEmpty()) {
      return; // the turn before has answered this one, too
    }
    try {
      var verdicts = rights.of(knocks.stream().map(Knock::seat).toList());
      knocks.forEach(knock -> knock.answer().complete(verdicts.apply(knock.seat())));
    } catch (Exception e) {
      LOG.debug("Nobody is let in while the database is away", e);
      knocks.forEach(
          knock -> knock.answer().completeExceptionally(new Busy("The database is away.")));
    }
  }

  private void checkSoon() {
    if (checkAsked.compareAndSet(false, true)) {
      try {
        keeper.execute(this::check);
      } catch (RejectedExecutionException e) {
        LOG.debug("The server stops: every socket closes anyway", e);
      }
    }
  }

  /** Whoever was signed out, or lost the right to look, loses the socket. */
  private void check() {
    checkAsked.set(false);
    try {
      var viewers = reader.viewers();
      for (int from = 0; from < viewers.size(); from += AT_ONCE) {
        check(viewers.subList(from, Math.min(viewers.size(), from + AT_ONCE)));
      }
    } catch (Exception e) {
      LOG.debug("Rights are looked at again when the database is back", e);
    }
  }

  private void check(List<Viewer> viewers) {
    var verdicts = rights.of(viewers.stream().map(Viewer::seat).toList());
    for (var viewer : viewers) {
      switch (verdicts.apply(viewer.seat())) {
        case WELCOME -> {}
        case SIGNED_OUT -> viewer.close(Farewell.SIGNED_OUT);
        case NOT_SHOWN -> viewer.close(Farewell.NOT_SHOWN);
      }
    }
  }
}
