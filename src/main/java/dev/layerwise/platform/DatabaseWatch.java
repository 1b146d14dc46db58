package dev.layerwise.platform;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

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
  private final LongSupplier nanoTime;
  private volatile boolean running = true;
  private boolean asking;
  private boolean failed;
  private boolean said;
  private long askedAt;
  private long answeringSince;

  @Inject
  DatabaseWatch(Jdbi jdbi) {
    this(() -> jdbi.useHandle(handle -> handle.execute("SELECT 1")), System::nanoTime);
  }

  DatabaseWatch(Runnable question, LongSupplier nanoTime) {
    this.question = question;
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
      answered();
    } catch (RuntimeException e) {
      notAnswered(e);
    }
  }

  private synchronized void answered() {
    long now = nanoTime.getAsLong();
    if (failed || now - askedAt > PATIENCE) {
      answeringSince = now;
    }
    if (said) {
      LOG.info("The database answers again");
    }
    said = false;
    failed = false;
    asking = false;
  }

  private synchronized void notAnswered(RuntimeException why) {
    if (running && !said) {
      LOG.warnf("The database does not answer: %s", why.getMessage());
      said = true;
    }
    failed = true;
    asking = false;
  }
}
