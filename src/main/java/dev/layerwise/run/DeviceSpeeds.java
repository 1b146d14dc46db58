package dev.layerwise.run;

import dev.layerwise.training.DeviceProfile;
import dev.layerwise.training.SiteDevices;
import dev.layerwise.training.Speed;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What the site trains on, and how fast: expected at first, then as its finished runs show. */
@ApplicationScoped
public class DeviceSpeeds {
  private static final Duration FRESH = Duration.ofSeconds(5);

  private final SpeedStore speeds;
  private final List<DeviceCensus> census;
  private final Clock clock;
  private final Map<String, Known> measured = new ConcurrentHashMap<>();

  DeviceSpeeds(SpeedStore speeds, @All List<DeviceCensus> census, Clock clock) {
    this.speeds = speeds;
    this.census = census;
    this.clock = clock;
  }

  private record Known(Speed speed, Instant until) {}

  /** The devices as they are now; how fast they are, as it was a few seconds ago at most. */
  public SiteDevices now() {
    var serving = all();
    var unknown = SiteDevices.unknown();
    return new SiteDevices(
        profile(serving, "cpu")
            .orElseGet(() -> new DeviceProfile("cpu", unknown.cpu().memoryBytes(), speed("cpu"))),
        profile(serving, "gpu").orElse(null));
  }

  /** How many devices of this kind take runs. */
  int serving(String kind) {
    return (int) all().stream().filter(device -> device.kind().equals(kind)).count();
  }

  /** The largest device of a kind: what does not fit it fits nowhere. */
  private Optional<DeviceProfile> profile(List<DeviceCensus.Serving> serving, String kind) {
    return serving.stream()
        .filter(device -> device.kind().equals(kind))
        .max(Comparator.comparingLong(DeviceCensus.Serving::memoryBytes))
        .map(device -> new DeviceProfile(kind, device.memoryBytes(), speed(kind)));
  }

  private Speed speed(String kind) {
    var now = clock.instant();
    return measured
        .compute(
            kind,
            (name, last) ->
                last == null || now.isAfter(last.until())
                    ? new Known(look(name), now.plus(FRESH))
                    : last)
        .speed();
  }

  private Speed look(String kind) {
    var expected = Speed.expected(kind);
    return speeds.slowness(kind).map(expected::slowedBy).orElse(expected);
  }

  /** The devices that take runs. */
  List<DeviceCensus.Serving> all() {
    return census.stream().flatMap(part -> part.serving().stream()).toList();
  }
}
