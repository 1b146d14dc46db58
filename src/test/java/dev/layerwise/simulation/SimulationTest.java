package dev.layerwise.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.layerwise.platform.TestDatabase;
import dev.layerwise.run.SimulatedQueue;
import dev.layerwise.simulation.Trace.Span;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SimulationTest {
  private static final Scenario BURST = BurstStudy.scenario(4, 60, 9, 12);

  private final Laboratory laboratory = new Laboratory();

  @Test
  void oneWithManyRunsGetsNoMoreThanEachOfTheOthers() throws Exception {
    var outcome = untilOneHasNothingLeft(laboratory.product(BURST));

    assertThat(fairness(outcome)).isGreaterThan(0.95);
  }

  /** The control: without the order by use, the same simulation shows how unfair a queue can be. */
  @Test
  void byAgeAloneTheOneWithManyRunsTakesTheMost() throws Exception {
    var jdbi = TestDatabase.freshOnOneConnection();
    var control = OldestFirst.in(jdbi);
    var simulation =
        new Simulation(BURST, new SimulatedQueue(jdbi, BURST.devices(), BURST.concurrent()));

    var outcome = untilOneHasNothingLeft(simulation);

    assertThat(control.rewrote()).isTrue();
    assertThat(fairness(outcome)).isLessThan(0.5);
  }

  @Test
  void theSameSeedGivesTheSameAnswer() throws Exception {
    var scenario =
        new Scenario(
            "steady",
            7,
            2,
            2,
            Duration.ofSeconds(10),
            List.of(
                new Group(
                    "student",
                    5,
                    1,
                    new Arrivals.Steadily(12, Duration.ZERO, Duration.ofMinutes(30)),
                    new Lengths(Duration.ofSeconds(60), 0.8))));

    var once = laboratory.product(scenario).run();
    var again = laboratory.product(scenario).run();

    assertThat(once.traces()).hasSizeGreaterThan(10);
    assertThat(times(again)).isEqualTo(times(once));
  }

  @Test
  void jainsIndexIsOneForEqualSharesAndOneNthForOneAlone() {
    assertThat(Fairness.jain(new double[] {3, 3, 3, 3})).isEqualTo(1);
    assertThat(Fairness.jain(new double[] {0, 8, 0, 0})).isEqualTo(0.25);
    assertThat(Fairness.jain(new double[] {1, 3})).isEqualTo(0.8);
  }

  @Test
  void drawsHaveTheMeansThatTheyShould() {
    var draws = new Draws(1);
    var lengths = new Lengths(Duration.ofSeconds(45), 0.8);
    var deadline = new Arrivals.Before(Duration.ofHours(4), 20_000);

    double mean =
        LongStream.generate(() -> lengths.draw(draws)).limit(50_000).average().orElseThrow();
    var times = deadline.times(draws).toArray();
    long inTheFirstHalf = Arrays.stream(times).filter(at -> at < 7_200_000).count();

    assertThat(mean).isCloseTo(lengths.meanMs(), within(0.02 * lengths.meanMs()));
    assertThat(times.length).isCloseTo(20_000, within(600));
    assertThat(inTheFirstHalf).isCloseTo(5_000, within(300L));
  }

  private static Outcome untilOneHasNothingLeft(Simulation simulation) {
    return simulation.runWhileWaiting(BURST.students(), BurstStudy.FROM);
  }

  private static double fairness(Outcome outcome) {
    var all = new Span(BurstStudy.FROM, outcome.allWaitUntil(BurstStudy.FROM));
    assertThat(outcome.fairness().got(all)).hasSize(BURST.students());
    return outcome.fairness().index(all);
  }

  private static List<List<Span>> times(Outcome outcome) {
    return outcome.traces().stream().map(trace -> trace.holds).toList();
  }
}
