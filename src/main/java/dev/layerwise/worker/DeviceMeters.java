package dev.layerwise.worker;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Locale;

/** What a worker's devices do, as gauges: {@code layerwise_devices{kind,state}}. */
final class DeviceMeters {
  private DeviceMeters() {}

  static void register(MeterRegistry registry, List<DeviceLane> lanes) {
    lanes.stream()
        .map(lane -> lane.slot().kind())
        .distinct()
        .forEach(
            kind -> {
              for (var state : DeviceState.values()) {
                register(registry, lanes, kind, state);
              }
            });
  }

  private static void register(
      MeterRegistry registry, List<DeviceLane> lanes, String kind, DeviceState state) {
    Gauge.builder("layerwise.devices", lanes, all -> count(all, kind, state))
        .description("Devices of this worker by state")
        .tags(Tags.of("kind", kind, "state", state.name().toLowerCase(Locale.ROOT)))
        .strongReference(true)
        .register(registry);
  }

  private static long count(List<DeviceLane> lanes, String kind, DeviceState state) {
    return lanes.stream()
        .filter(lane -> lane.slot().kind().equals(kind) && lane.state() == state)
        .count();
  }
}
