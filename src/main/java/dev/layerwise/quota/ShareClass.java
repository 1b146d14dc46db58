package dev.layerwise.quota;

import java.util.List;
import java.util.UUID;

/**
 * People whose use of devices is divided by the same weight.
 *
 * @param weight 2 gives each of them twice the device time of somebody in no class
 * @param people the ids of their accounts
 */
record ShareClass(UUID id, String name, double weight, List<UUID> people) {
  static final double LEAST_WEIGHT = 0.1;
  static final double MOST_WEIGHT = 100;
}
