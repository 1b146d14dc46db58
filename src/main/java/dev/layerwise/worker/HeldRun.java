package dev.layerwise.worker;

import dev.layerwise.incident.IncidentKind;
import dev.layerwise.run.ClaimedRun;
import dev.layerwise.run.Fence;
import dev.layerwise.run.FenceLost;
import dev.layerwise.run.Heartbeat;
import dev.layerwise.run.HeldOrder;
import dev.layerwise.run.Order;
import dev.layerwise.run.RunJournal;
import dev.layerwise.run.RunQueue;
import dev.layerwise.training.DeviceDescription;
import dev.layerwise.training.RunEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * What this worker says and asks about a run it holds. A database that is away is asked again where
 * it matters; {@link FenceLost} means that the run is somebody else's.
 */
final class HeldRun {
  private static final Logger LOG = Logger.getLogger(HeldRun.class);
  private static final Duration AGAIN = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final ClaimedRun run;
  private final UUID worker;
  private final RunQueue queue;
  private final RunJournal journal;
  private long releasedAt;

  /** Events that the database has answered for. */
  private long told;

  HeldRun(ClaimedRun run, UUID worker, RunQueue queue, RunJournal journal) {
    this.run = run;
    this.worker = worker;
    this.queue = queue;
    this.journal = journal;
  }

  ClaimedRun run() {
    return run;
  }

  /** Renews the lease; empty when the database did not answer. */
  Optional<Heartbeat> heartbeat() {
    return once(() -> journal.heartbeat(run.fence()));
  }

  /** What is wanted of the run now; to go on when the database does not answer. */
  Order order() {
    return once(() -> queue.orders(worker)).stream()
        .flatMap(List::stream)
        .filter(order -> order.run().equals(run.id()) && order.fence() == run.fenceNumber())
        .map(HeldOrder::order)
        .findFirst()
        .orElse(Order.CONTINUE);
  }

  /** Keeps events; the answer is what is wanted of the run, empty when they could not be kept. */
  Optional<Order> append(List<RunEvent> events) {
    var order = once(() -> journal.append(run.fence(), told, events));
    order.ifPresent(answered -> told += events.size());
    return order;
  }

  void training(DeviceDescription device, long parameters) throws InterruptedException {
    insist(fence -> journal.training(fence, device, parameters));
  }

  /**
   * The events before a checkpoint go first: a run that goes on from it does not tell them again.
   */
  void checkpointed(List<RunEvent> before, String blob, int epoch, int batch)
      throws InterruptedException {
    insistOn(before);
    insist(fence -> journal.checkpointed(fence, blob, epoch, batch));
  }

  /** The device is free from now on; what is said of the run's end may reach the site later. */
  void released() {
    releasedAt = System.nanoTime();
  }

  void finish(List<RunEvent> last, RunEnd end) throws InterruptedException {
    leave(
        last,
        fence ->
            journal.finish(
                fence,
                end.outcome(),
                end.metrics(),
                end.message(),
                end.predictionsBlob(),
                end.modelBlob()));
  }

  void lost(List<RunEvent> last, IncidentKind kind, String why) throws InterruptedException {
    leave(last, fence -> journal.lost(fence, kind, why));
  }

  void handBack(List<RunEvent> last, String why) throws InterruptedException {
    leave(last, fence -> journal.handBack(fence, why));
  }

  void cutOff(List<RunEvent> last, IncidentKind kind, String why) throws InterruptedException {
    leave(last, fence -> journal.cutOff(fence, kind, why));
  }

  void cutShort(List<RunEvent> last) throws InterruptedException {
    leave(last, journal::cutShort);
  }

  void noRoom(List<RunEvent> last, String why) throws InterruptedException {
    leave(last, fence -> journal.noRoom(fence, why));
  }

  private void leave(List<RunEvent> last, Consumer<Fence> words) throws InterruptedException {
    if (releasedAt == 0) {
      released();
    }
    insist(fence -> journal.released(fence, Duration.ofNanos(System.nanoTime() - releasedAt)));
    insistOn(last);
    insist(words);
  }

  private void insistOn(List<RunEvent> events) throws InterruptedException {
    if (!events.isEmpty()) {
      insist(fence -> journal.append(fence, told, events));
      told += events.size();
    }
  }

  private <T> Optional<T> once(Supplier<T> question) {
    try {
      return Optional.of(question.get());
    } catch (FenceLost e) {
      throw e;
    } catch (Exception e) {
      LOG.warnf("The database did not answer about run %s: %s", run.id(), e.getMessage());
      return Optional.empty();
    }
  }

  private void insist(Consumer<Fence> words) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        words.accept(run.fence());
        return;
      } catch (FenceLost e) {
        throw e;
      } catch (Exception e) {
        if (System.nanoTime() - end > 0) {
          throw e;
        }
        LOG.warnf("About run %s, once more soon: %s", run.id(), e.getMessage());
        TimeUnit.NANOSECONDS.sleep(AGAIN.toNanos());
      }
    }
  }
}
