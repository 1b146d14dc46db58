package dev.layerwise.simulation;

import java.time.Duration;
import java.util.stream.LongStream;

/** When one student submits runs. */
sealed interface Arrivals {
  /** Moments in milliseconds, in order. */
  LongStream times(Draws draws);

  /** So many, all at one moment. */
  record AtOnce(int runs, Duration at) implements Arrivals {
    @Override
    public LongStream times(Draws draws) {
      return LongStream.generate(at::toMillis).limit(runs);
    }
  }

  /** A Poisson process. */
  record Steadily(double perHour, Duration from, Duration until) implements Arrivals {
    @Override
    public LongStream times(Draws draws) {
      double gap = Duration.ofHours(1).toMillis() / perHour;
      var times = LongStream.builder();
      for (double at = next(from.toMillis(), gap, draws);
          at < until.toMillis();
          at = next(at, gap, draws)) {
        times.add((long) at);
      }
      return times.build();
    }

    private static double next(double at, double gap, Draws draws) {
      return at + gap * draws.exponential();
    }
  }

  /** A Poisson process whose rate grows from nothing in a straight line until the deadline. */
  record Before(Duration deadline, double runs) implements Arrivals {
    @Override
    public LongStream times(Draws draws) {
      // By t of the deadline T, runs * (t / T)^2 are expected: turn that round for unit arrivals.
      var times = LongStream.builder();
      for (double unit = draws.exponential(); unit < runs; unit += draws.exponential()) {
        times.add((long) (deadline.toMillis() * Math.sqrt(unit / runs)));
      }
      return times.build();
    }
  }
}
