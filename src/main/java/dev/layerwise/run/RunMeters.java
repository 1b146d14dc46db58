package dev.layerwise.run;

import dev.layerwise.training.RunEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Counts what happens to runs. docs/metrics.md says what each metric answers. */
@Startup // its metrics are there before anything happens
@ApplicationScoped
class RunMeters {
  /** From a first lesson's run to the longest; so few that histograms stay small. */
  private static final Duration[] STEPS = {
    Duration.ofSeconds(1),
    Duration.ofSeconds(5),
    Duration.ofSeconds(15),
    Duration.ofSeconds(30),
    Duration.ofMinutes(1),
    Duration.ofMinutes(5),
    Duration.ofMinutes(15),
    Duration.ofHours(1),
    Duration.ofHours(4),
    Duration.ofHours(12)
  };

  private final MeterRegistry meters;
  private final Counter leasesLost;

  RunMeters(MeterRegistry meters) {
    this.meters = meters;
    this.leasesLost =
        Counter.builder("layerwise.leases.lost")
            .description("Runs taken from workers that did not renew their lease in time")
            .register(meters);
    for (var write : Refusals.WRITES) {
      refused(write);
    }
  }

  /** These events of a run are committed. */
  void happened(RunMoment moment, List<? extends RunEvent> events) {
    for (var event : events) {
      if (event instanceof RunEvent.Ended end) {
        ended(moment, end.state().toLowerCase(Locale.ROOT));
      } else if (event instanceof RunEvent.StateChanged change) {
        changed(moment, RunState.valueOf(change.state()));
      }
    }
  }

  void leasesLost(int runs) {
    leasesLost.increment(runs);
  }

  /** A write under a fence that is no more. */
  void writeRefused(String write) {
    refused(write).increment();
  }

  private Counter refused(String write) {
    return Counter.builder("layerwise.writes.refused")
        .description("Writes of workers about runs that were no longer theirs")
        .tag("write", write)
        .register(meters);
  }

  private void changed(RunMoment moment, RunState state) {
    // A run that was lost or paused keeps its place in the queue: only its first wait is measured.
    if (state == RunState.PREPARING && moment.fence() == 1) {
      record("layerwise.queue.wait", "From submission to a device", moment.ageMs(), moment.lane());
    } else if (state == RunState.QUEUED && moment.lastSeq() == 1) {
      Counter.builder("layerwise.runs.submitted")
          .description("Runs submitted")
          .tag("lane", moment.lane())
          .register(meters)
          .increment();
    }
  }

  private void ended(RunMoment moment, String outcome) {
    Counter.builder("layerwise.runs.ended")
        .description("Runs that came to their end")
        .tags("lane", moment.lane(), "outcome", outcome)
        .register(meters)
        .increment();
    record("layerwise.run.held", "Device time of runs that ended", moment.heldMs(), moment.lane());
    record("layerwise.run.age", "From submission to the end", moment.ageMs(), moment.lane());
  }

  private void record(String name, String description, long ms, String lane) {
    Timer.builder(name)
        .description(description)
        .tag("lane", lane)
        .serviceLevelObjectives(STEPS)
        .register(meters)
        .record(Duration.ofMillis(Math.max(0, ms)));
  }
}
