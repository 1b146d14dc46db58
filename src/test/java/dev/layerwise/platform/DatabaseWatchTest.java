package dev.layerwise.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class DatabaseWatchTest {
  private final AtomicLong now = new AtomicLong();
  private final AtomicReference<Runnable> answer = new AtomicReference<>(() -> {});
  private final List<DatabaseBack> outages = new ArrayList<>();
  private final DatabaseWatch watch =
      new DatabaseWatch(() -> answer.get().run(), outages::add, now::get);

  @Test
  void noConnectionIsAway() {
    answer.set(
        () -> {
          throw new IllegalStateException("refused");
        });
    watch.ask();
    pass(1);
    watch.ask();
    assertThat(watch.isAway()).isTrue();
    assertThat(watch.answeringFor()).isZero();
    assertThat(outages).isEmpty();

    answer.set(() -> {});
    pass(5);
    watch.ask();
    pass(7);
    assertThat(watch.isAway()).isFalse();
    assertThat(watch.answeringFor()).hasSeconds(7);
    assertThat(outages).containsExactly(new DatabaseBack(Duration.ofSeconds(6)));
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
    assertThat(outages).containsExactly(new DatabaseBack(Duration.ofSeconds(4)));
  }

  private void pass(int seconds) {
    now.addAndGet(Duration.ofSeconds(seconds).toNanos());
  }
}
