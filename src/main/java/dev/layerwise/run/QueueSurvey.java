package dev.layerwise.run;

import dev.layerwise.platform.DatabaseWatch;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The queue as it was at the last look, a few seconds ago. Gauges and the admins' page read this:
 * however often they ask, the database is asked once in an interval.
 */
@ApplicationScoped
class QueueSurvey {
  private static final List<String> LANES = List.of("cpu", "gpu");
  private static final Duration REMEMBERED = Duration.ofHours(1);
  private static final Duration SAMPLES_APART = Duration.ofSeconds(30);

  private final QueueSurveyStore store;
  private final DeviceSpeeds devices;
  private final DatabaseWatch database;
  private final Clock clock;
  private final Deque<Sample> lastHour = new ArrayDeque<>();
  private volatile List<LaneNow> lanes =
      LANES.stream().map(lane -> new LaneNow(QueueSurveyStore.Lane.empty(lane), 0)).toList();

  /** A lane and how many devices serve it. */
  record LaneNow(QueueSurveyStore.Lane lane, int devices) {
    /** How long its devices need for all that waits and trains; null without a device. */
    @Nullable Long emptyInMs() {
      return devices == 0 ? null : lane.workMs() / devices;
    }
  }

  /** How many runs waited at a moment. */
  record Sample(Instant at, Map<String, Long> waiting) {}

  QueueSurvey(
      QueueSurveyStore store,
      DeviceSpeeds devices,
      DatabaseWatch database,
      Clock clock,
      MeterRegistry meters,
      @ConfigProperty(name = "layerwise.roles") String roles) {
    this.store = store;
    this.devices = devices;
    this.database = database;
    this.clock = clock;
    if (roles.contains("server")) {
      LANES.forEach(lane -> register(meters, lane));
    }
  }

  private void register(MeterRegistry meters, String lane) {
    gauge(meters, "layerwise.queue.runs", "Runs that wait", lane, now -> now.lane().waiting());
    gauge(
        meters,
        "layerwise.queue.oldest.wait.seconds",
        "How long the longest wait has lasted",
        lane,
        now -> now.lane().oldestWaitMs() / 1000.0);
    gauge(
        meters,
        "layerwise.queue.work.seconds",
        "Estimated device time of all that waits and trains",
        lane,
        now -> now.lane().workMs() / 1000.0);
    gauge(
        meters,
        "layerwise.runs.preparing",
        "Runs that are claimed",
        lane,
        now -> now.lane().preparing());
    gauge(meters, "layerwise.runs.training", "Runs that train", lane, now -> now.lane().training());
    gauge(
        meters, "layerwise.runs.paused", "Runs that are paused", lane, now -> now.lane().paused());
    gauge(meters, "layerwise.devices.serving", "Devices that take runs", lane, LaneNow::devices);
  }

  private void gauge(
      MeterRegistry meters,
      String name,
      String what,
      String lane,
      ToDoubleFunction<LaneNow> value) {
    int place = LANES.indexOf(lane);
    Gauge.builder(name, this, survey -> value.applyAsDouble(survey.lanes.get(place)))
        .description(what + ", as of the last look")
        .tag("lane", lane)
        .register(meters);
  }

  List<LaneNow> lanes() {
    return lanes;
  }

  /** How the queue's length went since an hour ago, or since this process started. */
  List<Sample> lastHour() {
    synchronized (lastHour) {
      return List.copyOf(lastHour);
    }
  }

  @Scheduled(
      every = "5s",
      identity = "queue-survey",
      concurrentExecution = ConcurrentExecution.SKIP)
  void look() {
    if (database.isAway()) {
      return;
    }
    var found =
        store.lanes().stream()
            .collect(Collectors.toMap(QueueSurveyStore.Lane::lane, Function.identity()));
    lanes = LANES.stream().map(lane -> now(found, lane)).toList();
    remember();
  }

  private LaneNow now(Map<String, QueueSurveyStore.Lane> found, String lane) {
    return new LaneNow(
        found.getOrDefault(lane, QueueSurveyStore.Lane.empty(lane)), devices.serving(lane));
  }

  private void remember() {
    var now = clock.instant();
    synchronized (lastHour) {
      var last = lastHour.peekLast();
      if (last == null || !now.isBefore(last.at().plus(SAMPLES_APART))) {
        lastHour.addLast(
            new Sample(
                now,
                lanes.stream()
                    .collect(Collectors.toMap(l -> l.lane().lane(), l -> l.lane().waiting()))));
      }
      while (!lastHour.isEmpty() && lastHour.getFirst().at().isBefore(now.minus(REMEMBERED))) {
        lastHour.removeFirst();
      }
    }
  }
}
