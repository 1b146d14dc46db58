package dev.layerwise.platform;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Knows whether the database answers: asks it every second on a thread of its own. A question that
 * is not answered in time counts as none, although it may be answered later.
 */
@ApplicationScoped
public class DatabaseWatch {
  private static final Logger LOG = Logger.getLogger(DatabaseWatch.class);
  private static final Duration BETWEEN = Duration.ofSeconds(1);
  private static final long PATIENCE = Duration.ofSeconds(3).toNanos();

  private final Runnable question;
  private final Consumer<DatabaseBack> back;
  private final LongSupplier nanoTime;
  private volatile boolean running = true;
  private boolean asking;
  private boolean failed;
  private long askedAt;
  private long answeringSince;
  private long awaySince;

  @Inject
  DatabaseWatch(Jdbi jdbi, Event<DatabaseBack> back) {
    this(() -> jdbi.useHandle(handle -> handle.execute("SELECT 1")), back::fire, System::nanoTime);
  }

  /**
   * @param back told of every outage when it is over
   */
  DatabaseWatch(Runnable question, Consumer<DatabaseBack> back, LongSupplier nanoTime) {
    this.question = question;
    this.back = back;
    this.nanoTime = nanoTime;
    this.answeringSince = nanoTime.getAsLong();
  }

  void start(@Observes StartupEvent event) {
    var thread = new Thread(this::askInTurn, "database-watch");
    thread.setDaemon(true);
    thread.start();
  }

  void stop(@Observes ShutdownEvent event) {
    running = false;
  }

  /** Whether the database does not answer. */
  public synchronized boolean isAway() {
    return failed || (asking && nanoTime.getAsLong() - askedAt > PATIENCE);
  }

  /** For how long it has answered without a gap. */
  public synchronized Duration answeringFor() {
    return isAway() ? Duration.ZERO : Duration.ofNanos(nanoTime.getAsLong() - answeringSince);
  }

  private void askInTurn() {
    while (running) {
      ask();
      try {
        Thread.sleep(BETWEEN.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  void ask() {
    synchronized (this) {
      asking = true;
      askedAt = nanoTime.getAsLong();
    }
    try {
      question.run();
    } catch (Exception e) {
      notAnswered(e);
      return;
    }
    var outage = answered();
    if (outage != null) {
      LOG.infof("The database answers again after %d s", outage.away().toSeconds());
      back.accept(outage);
    }
  }

  private synchronized @Nullable DatabaseBack answered() {
    long now = nanoTime.getAsLong();
    boolean wasAway = failed || now - askedAt > PATIENCE;
    long since = failed ? awaySince : askedAt;
    failed = false;
    asking = false;
    if (!wasAway) {
      return null;
    }
    answeringSince = now;
    return new DatabaseBack(Duration.ofNanos(now - since));
  }

  private synchronized void notAnswered(Exception why) {
    if (!failed) {
      awaySince = askedAt;
      if (running) {
        LOG.warnf("The database does not answer: %s", why.getMessage());
      }
    }
    failed = true;
    asking = false;
  }
}
