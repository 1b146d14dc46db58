package dev.layerwise.run;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.BaseUnits;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Supplier;

/** What live events look like from outside; docs/metrics.md says what each number means. */
@Singleton
class LiveMeters {
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5),
    Duration.ofSeconds(30)
  };

  private final MeterRegistry registry;
  private final Counter opened;
  private final Counter resumed;
  private final Counter overflowed;
  private final Counter cut;
  private final Counter snapshots;
  private final Timer delay;

  LiveMeters(MeterRegistry registry) {
    this.registry = registry;
    opened = counter("layerwise.live.opens", "Sockets opened");
    resumed = counter("layerwise.live.resumes", "Sockets opened to go on after an event");
    overflowed = counter("layerwise.live.overflows", "Viewers who fell out of their run's tail");
    cut = counter("layerwise.live.slow.cuts", "Viewers cut because they answered no ping");
    snapshots = counter("layerwise.live.snapshots", "Snapshots handed to viewers");
    delay =
        Timer.builder("layerwise.live.event.delay")
            .description("From an event to its writing to a viewer's socket")
            .serviceLevelObjectives(BUCKETS)
            .register(registry);
  }

  private Counter counter(String name, String description) {
    return Counter.builder(name).description(description).register(registry);
  }

  void watchViewers(Supplier<Number> viewers, Supplier<Number> characters) {
    Gauge.builder("layerwise.live.viewers", viewers).description("Open sockets").register(registry);
    Gauge.builder("layerwise.live.buffered", characters)
        .description("Events held for viewers")
        .baseUnit(BaseUnits.BYTES)
        .register(registry);
  }

  void watchDoor(Supplier<Number> waiting) {
    Gauge.builder("layerwise.live.handshakes.waiting", waiting)
        .description("Sockets that wait to be let in")
        .register(registry);
  }

  void opened(boolean again) {
    opened.increment();
    if (again) {
      resumed.increment();
    }
  }

  void overflowed() {
    overflowed.increment();
  }

  void cut() {
    cut.increment();
  }

  void snapshotsGiven(int count) {
    snapshots.increment(count);
  }

  void reached(long afterNanos) {
    delay.record(Duration.ofNanos(Math.max(0, afterNanos)));
  }
}
