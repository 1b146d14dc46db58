package dev.layerwise.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HelpersTest {
  private static final int PIECES = 50;

  @Test
  void everyPieceIsDoneOnceByWhoeverIsFree() {
    var threads = ConcurrentHashMap.newKeySet();
    var done = new AtomicIntegerArray(PIECES);
    var both = new CountDownLatch(2);
    try (var helpers = new Helpers(1)) {
      helpers.share(
          PIECES,
          piece -> {
            done.incrementAndGet(piece);
            if (threads.add(Thread.currentThread())) {
              both.countDown();
              await(both); // so neither can do all
            }
          });
    }

    assertThat(threads).hasSize(2).contains(Thread.currentThread());
    for (int piece = 0; piece < PIECES; piece++) {
      assertThat(done.get(piece)).isEqualTo(1);
    }
  }

  @Test
  void aFailureOfAnyThreadIsTold() {
    var failed = new CountDownLatch(1);
    try (var helpers = new Helpers(1)) {
      assertThatThrownBy(
              () ->
                  helpers.share(
                      PIECES,
                      piece -> {
                        if (Thread.currentThread().getName().equals("helper")) {
                          failed.countDown();
                          throw new IllegalStateException("broken");
                        }
                        await(failed);
                      }))
          .hasMessage("broken");
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
