package dev.layerwise.incident;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Keeps what went wrong, and counts it. */
@Startup // its metrics are there before anything happens
@ApplicationScoped
public class Incidents {
  private static final Logger LOG = Logger.getLogger(Incidents.class);
  private static final Duration KEPT = Duration.ofDays(30);

  private final IncidentStore store;
  private final Map<IncidentKind, Counter> counters;

  Incidents(IncidentStore store, MeterRegistry meters) {
    this.store = store;
    this.counters =
        Arrays.stream(IncidentKind.values())
            .collect(Collectors.toMap(Function.identity(), kind -> counter(meters, kind)));
  }

  private static Counter counter(MeterRegistry meters, IncidentKind kind) {
    return Counter.builder("layerwise.incidents")
        .description("Incidents that this process has written down, by kind")
        .tag("kind", kind.name().toLowerCase(Locale.ROOT))
        .register(meters);
  }

  /** Writes it down in the transaction at hand: an incident is kept if what it tells of is. */
  public void record(Incident incident) {
    store.insert(incident, () -> Objects.requireNonNull(counters.get(incident.kind())).increment());
  }

  /** Writes it down apart from what went wrong; a database that is away costs only the note. */
  public void tell(Incident incident) {
    try {
      record(incident);
    } catch (Exception e) {
      LOG.warnf("Not written down: %s (%s)", incident.happened(), e.getMessage());
    }
  }

  @Scheduled(
      every = "1h",
      delayed = "7m",
      identity = "old-incidents",
      concurrentExecution = ConcurrentExecution.SKIP)
  void forgetOldOnes() {
    store.forgetOlderThan(KEPT);
  }
}
