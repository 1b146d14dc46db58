package dev.layerwise.run;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Wakes who waits for something to happen, in this process and in others. Sent apart from the
 * transactions that cause it and gathered over a short time, because NOTIFY inside every writing
 * transaction makes them queue. Listeners must also look by themselves now and then: a signal can
 * be lost.
 */
@ApplicationScoped
public class Signals {
  private static final Logger LOG = Logger.getLogger(Signals.class);
  private static final Duration GATHER = Duration.ofMillis(50);
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final String WORK = "work";
  private static final int MOST_IN_ONE = 100;

  private final SignalStore store;
  private final List<Runnable> workListeners = new CopyOnWriteArrayList<>();
  private final List<Consumer<Set<UUID>>> runListeners = new CopyOnWriteArrayList<>();
  private final Set<String> waiting = new HashSet<>();
  private final boolean on;
  private volatile boolean running;
  private volatile boolean listening;

  Signals(SignalStore store, @ConfigProperty(name = "layerwise.notify") boolean on) {
    this.store = store;
    this.on = on;
  }

  /** Calls this when a run waits for a device, or one that trains is to stop or pause. */
  public void onWork(Runnable listener) {
    workListeners.add(listener);
  }

  /** Calls this with runs that have new events. */
  void onEvents(Consumer<Set<UUID>> listener) {
    runListeners.add(listener);
  }

  /**
   * Says that a run waits, or that something about runs or devices has changed that workers heed.
   */
  public void workChanged() {
    add(WORK);
  }

  void happened(UUID run) {
    add(run.toString());
  }

  /** Whether signals of other processes arrive at present; without them one has to look oftener. */
  boolean canCome() {
    return listening;
  }

  void start(@Observes StartupEvent event) {
    if (!on) {
      return;
    }
    running = true;
    thread("signals-out", this::sendInTurn);
    thread("signals-in", this::listenInTurn);
  }

  void stop(@Observes ShutdownEvent event) {
    running = false;
    synchronized (waiting) {
      waiting.notifyAll();
    }
  }

  private void add(String message) {
    if (!on) {
      return;
    }
    synchronized (waiting) {
      if (waiting.add(message)) {
        waiting.notifyAll();
      }
    }
  }

  private void sendInTurn() throws InterruptedException {
    while (running) {
      for (var message : take()) {
        store.send(message);
      }
      Thread.sleep(GATHER.toMillis());
    }
  }

  private List<String> take() throws InterruptedException {
    synchronized (waiting) {
      while (running && waiting.isEmpty()) {
        waiting.wait();
      }
      var taken = List.copyOf(waiting);
      waiting.clear();
      return packed(taken);
    }
  }

  private static List<String> packed(List<String> messages) {
    var parts = (messages.size() + MOST_IN_ONE - 1) / MOST_IN_ONE;
    return IntStream.range(0, parts)
        .mapToObj(
            part ->
                messages.stream()
                    .skip((long) part * MOST_IN_ONE)
                    .limit(MOST_IN_ONE)
                    .collect(Collectors.joining(",")))
        .toList();
  }

  private void listenInTurn() {
    try {
      store.listen(() -> running, () -> listening = true, this::receive);
    } finally {
      listening = false;
    }
  }

  private void receive(List<String> messages) {
    var runs = new HashSet<UUID>();
    boolean work = false;
    for (var message : String.join(",", messages).split(",")) {
      if (message.equals(WORK)) {
        work = true;
      } else {
        runs.add(UUID.fromString(message));
      }
    }
    if (work) {
      workListeners.forEach(Runnable::run);
    }
    if (!runs.isEmpty()) {
      runListeners.forEach(listener -> listener.accept(runs));
    }
  }

  private interface Task {
    void run() throws InterruptedException;
  }

  private void thread(String name, Task task) {
    var thread = new Thread(() -> keepDoing(task), name);
    thread.setDaemon(true);
    thread.start();
  }

  private void keepDoing(Task task) {
    while (running) {
      try {
        task.run();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (Exception e) {
        if (!running) {
          return;
        }
        LOG.warnf("Signals pause while the database is away: %s", e.getMessage());
        rest();
      }
    }
  }

  private static void rest() {
    try {
      Thread.sleep(RETRY.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
