package dev.layerwise.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class DatabaseWatchTest {
  private final AtomicLong now = new AtomicLong();
  private final AtomicReference<Runnable> answer = new AtomicReference<>(() -> {});
  private final DatabaseWatch watch = new DatabaseWatch(() -> answer.get().run(), now::get);

  @Test
  void noConnectionIsAway() {
    answer.set(
        () -> {
          throw new IllegalStateException("refused");
        });
    watch.ask();
    assertThat(watch.isAway()).isTrue();
    assertThat(watch.answeringFor()).isZero();

    answer.set(() -> {});
    pass(5);
    watch.ask();
    pass(7);
    assertThat(watch.isAway()).isFalse();
    assertThat(watch.answeringFor()).hasSeconds(7);
  }

  @Test
  void aDatabaseThatHangsIsAwayUntilItAnswersAndItsGapCounts() {
    pass(100);
    answer.set(
        () -> {
          pass(2);
          assertThat(watch.isAway()).isFalse();
          pass(2);
          assertThat(watch.isAway()).isTrue();
          assertThat(watch.answeringFor()).isZero();
        });
    watch.ask();

    assertThat(watch.isAway()).isFalse();
    assertThat(watch.answeringFor()).isZero();
  }

  private void pass(int seconds) {
    now.addAndGet(Duration.ofSeconds(seconds).toNanos());
  }
}
