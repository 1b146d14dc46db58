package dev.layerwise.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.layerwise.worker.LeaseWatch.Loss;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LeaseWatchTest {
  private static final Duration LONG = Duration.ofHours(1);
  private static final Duration SHORT = Duration.ofMillis(300);

  private final CompletableFuture<Loss> lost = new CompletableFuture<>();

  @Test
  void aLeaseThatIsNotRenewedIsLostThoughNobodyAsks() {
    try (var watch = new LeaseWatch(SHORT);
        var lease = watch.watch(System.nanoTime(), lost::complete)) {
      assertThat(lost).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(Loss.LEASE);
      assertThat(lease.loss()).isEqualTo(Loss.LEASE);
    }
  }

  @Test
  void aRenewalCountsFromBeforeItWasAskedFor() {
    try (var watch = new LeaseWatch(LONG);
        var lease = watch.watch(System.nanoTime(), lost::complete)) {
      lease.renewed(System.nanoTime() - LONG.toNanos() - 1, null);

      assertThat(lost).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(Loss.LEASE);
    }
  }

  @Test
  void aRenewalHoldsNoLongerThanTheLease() {
    try (var watch = new LeaseWatch(SHORT);
        var lease = watch.watch(System.nanoTime(), lost::complete)) {
      long renewed = System.nanoTime();
      lease.renewed(renewed, null);

      assertThat(lost).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(Loss.LEASE);
      assertThat(System.nanoTime() - renewed).isGreaterThan(SHORT.toNanos());
    }
  }

  @Test
  void deviceTimeThatIsOverIsLostWhileTheLeaseStillHolds() {
    try (var watch = new LeaseWatch(LONG);
        var lease = watch.watch(System.nanoTime(), lost::complete)) {
      lease.renewed(System.nanoTime(), 200L);

      assertThat(lost).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(Loss.SLICE);
    }
  }

  @Test
  void whatIsRenewedInTimeStays() {
    try (var watch = new LeaseWatch(Duration.ofSeconds(2));
        var lease = watch.watch(System.nanoTime(), lost::complete)) {
      long begun = System.nanoTime();
      await()
          .atMost(Duration.ofSeconds(30))
          .pollInterval(Duration.ofMillis(50))
          .until(
              () -> {
                lease.renewed(System.nanoTime(), 60_000L);
                return System.nanoTime() - begun > TimeUnit.SECONDS.toNanos(3);
              });

      assertThat(lost).isNotDone();
    }
  }
}
