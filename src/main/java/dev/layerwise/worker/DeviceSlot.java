package dev.layerwise.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A place on this host where one run can train at a time, such as {@code cpu} or {@code gpu1}. A
 * processor of many cores can be several: {@code cpu}, {@code cpu1} and on, which divide its cores.
 *
 * @param kind {@code cpu} or {@code gpu}
 * @param index which of its kind, from 0
 */
record DeviceSlot(String kind, int index) {
  static final DeviceSlot CPU = new DeviceSlot("cpu", 0);

  private static final Pattern NAME = Pattern.compile("(cpu|gpu):?(\\d{0,2})");

  String name() {
    return isCpu() && index == 0 ? kind : kind + index;
  }

  boolean isCpu() {
    return kind.equals("cpu");
  }

  /** As the engine knows it, to which the processor is one whole. */
  String engineDevice() {
    return isCpu() ? kind : name();
  }

  /** The same devices, with the processor as this many of them. */
  static List<DeviceSlot> withCpuLanes(List<DeviceSlot> slots, int lanes) {
    if (lanes < 1) {
      throw new IllegalArgumentException(
          "layerwise.worker.cpu-lanes is " + lanes + ". At least one run can train at a time.");
    }
    return slots.stream()
        .flatMap(
            slot ->
                slot.equals(CPU)
                    ? IntStream.range(0, lanes).mapToObj(lane -> new DeviceSlot("cpu", lane))
                    : Stream.of(slot))
        .distinct()
        .toList();
  }

  /** Reads a list such as {@code cpu,gpu0,gpu1}. */
  static List<DeviceSlot> parse(String list) {
    var slots = new ArrayList<DeviceSlot>();
    for (var name : list.toLowerCase(Locale.ROOT).split(",", -1)) {
      var slot = parseOne(name.strip());
      if (!slots.contains(slot)) {
        slots.add(slot);
      }
    }
    return List.copyOf(slots);
  }

  private static DeviceSlot parseOne(String name) {
    var match = NAME.matcher(name);
    if (!match.matches() || (match.group(1).equals("gpu") && match.group(2).isEmpty())) {
      throw new IllegalArgumentException(
          "layerwise.worker.devices: '"
              + name
              + "' is not a device. Write auto, or a list such as cpu,gpu0,gpu1.");
    }
    int index = match.group(2).isEmpty() ? 0 : Integer.parseInt(match.group(2));
    return new DeviceSlot(match.group(1), index);
  }
}
