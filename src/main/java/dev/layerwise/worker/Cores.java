package dev.layerwise.worker;

import java.util.List;

/**
 * How a host's cores are divided among its devices: threads of one trainer that wait for a core of
 * another's make both slower.
 *
 * @param total of the host, or of the container
 * @param slots all devices that the worker serves
 */
record Cores(int total, List<DeviceSlot> slots) {
  /** A GPU computes by itself; a core prepares its batches, and one more is worth having. */
  private static final int MOST_FOR_A_GPU = 2;

  /** How many threads the trainer of this device may use. */
  int of(DeviceSlot slot) {
    int even = Math.max(1, total / Math.max(1, slots.size()));
    int gpu = Math.min(MOST_FOR_A_GPU, even);
    if (!slot.isCpu()) {
      return gpu;
    }
    int processors = (int) slots.stream().filter(DeviceSlot::isCpu).count();
    int gpus = slots.size() - processors;
    return Math.max(1, (total - gpu * gpus) / Math.max(1, processors));
  }
}
