package dev.layerwise.trainer;

import dev.layerwise.trainer.mxnet.TinyNumbers;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Threads that take their part in what the training thread computes itself. */
final class Helpers implements AutoCloseable {
  /** With fewer pieces the work is over before another thread has woken up. */
  private static final int WORTH_SHARING = 4;

  private final int count;
  private final Places places = Places.given();
  private final AtomicInteger started = new AtomicInteger();
  private final @Nullable ExecutorService threads;

  /**
   * @param count beside the thread that asks for help
   */
  Helpers(int count) {
    this.count = count;
    this.threads = count == 0 ? null : Executors.newFixedThreadPool(count, this::thread);
  }

  private Thread thread(Runnable work) {
    int number = started.incrementAndGet();
    var thread =
        new Thread(
            () -> {
              TinyNumbers.areZero(); // as to the training thread: both compute the same
              places.take(number); // or it would have that of the thread that starts it
              work.run();
            },
            "helper");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Does all pieces of a work and returns when they are done. Whoever is free takes the next, so a
   * helper that gets no core holds nobody up.
   *
   * @param piece does the piece of this number, on any thread
   */
  void share(int pieces, IntConsumer piece) {
    var work = new Work(pieces, piece);
    if (threads != null && pieces >= WORTH_SHARING) {
      for (int i = 0; i < count; i++) {
        threads.execute(work::takePart);
      }
    }
    work.takePart();
    work.awaitOthers();
  }

  @Override
  public void close() {
    if (threads != null) {
      threads.shutdown();
    }
  }

  /** One work. */
  private static final class Work {
    private final int pieces;
    private final IntConsumer piece;
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();

    Work(int pieces, IntConsumer piece) {
      this.pieces = pieces;
      this.piece = piece;
    }

    void takePart() {
      for (int next = begun.getAndIncrement(); next < pieces; next = begun.getAndIncrement()) {
        try {
          piece.accept(next);
        } catch (RuntimeException e) {
          failure.set(e);
        } finally {
          done.incrementAndGet();
        }
      }
    }

    /** Busily: a piece is done before a thread that sleeps would be awake. */
    void awaitOthers() {
      while (done.get() < pieces) {
        Thread.onSpinWait();
      }
      var failed = failure.get();
      if (failed != null) {
        throw failed;
      }
    }
  }
}
