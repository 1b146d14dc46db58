package dev.layerwise.quota;

import java.util.UUID;

/**
 * A piece of device time reserved for a run.
 *
 * @param number counts the slices of the run from 1
 * @param deviceMs how long the device may be held
 * @param reservedMs what that costs of the quota at most
 */
public record Slice(UUID run, long fence, int number, long deviceMs, long reservedMs) {}
