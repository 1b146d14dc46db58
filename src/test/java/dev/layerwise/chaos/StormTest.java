package dev.layerwise.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** docs/chaos.md says what is killed, what is looked at afterwards, and how to repeat a seed. */
class StormTest {
  private static final long SEED = Long.getLong("storm.seed", System.nanoTime());
  private static final int RUNS = Integer.getInteger("storm.runs", 170);
  private static final Duration STRIKING =
      Duration.ofSeconds(Integer.getInteger("storm.seconds", 60));
  private static final Duration CALM = Duration.ofMinutes(10);

  @Test
  void everyRunOutlivesTheStorm() throws Exception {
    try (var storm = Storm.open(RUNS, SEED, true)) {
      storm.rage(STRIKING, STRIKING.plus(CALM));

      System.out.println(storm.report());
      assertThat(storm.brokenInvariants()).as("seed %d", SEED).isEmpty();
      assertThat(storm.number("SELECT count(*) FROM storm_refusal")).isPositive();
    }
  }

  /** The control: without the fence the worker that was frozen writes into its successor's run. */
  @Test
  void withoutTheFenceItDoesNot() throws Exception {
    try (var storm = Storm.open(40, SEED, false)) {
      storm.rage(Duration.ofSeconds(10), Duration.ofSeconds(20));

      assertThat(storm.brokenInvariants())
          .as("seed %d", SEED)
          .anyMatch(broken -> broken.startsWith("stale writes were accepted"));
    }
  }
}
