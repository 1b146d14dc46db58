package dev.layerwise.worker;

import dev.layerwise.training.HostProcessors;
import java.util.List;

/**
 * How a host's cores are divided among its devices: threads of one trainer that wait for a core of
 * another's make both slower.
 *
 * @param total of the host, or of the container
 * @param processors their numbers; none where only the kernel knows them
 * @param slots all devices that the worker serves
 */
record Cores(int total, List<Integer> processors, List<DeviceSlot> slots) {
  /** A GPU computes by itself; a core prepares its batches, and one more is worth having. */
  private static final int MOST_FOR_A_GPU = 2;

  static Cores ofHost(List<DeviceSlot> slots) {
    int total = Runtime.getRuntime().availableProcessors();
    return new Cores(total, HostProcessors.ifThereAre(total), slots);
  }

  /** How many threads the trainer of this device may use. */
  int of(DeviceSlot slot) {
    int even = Math.max(1, total / Math.max(1, slots.size()));
    int gpu = Math.min(MOST_FOR_A_GPU, even);
    if (!slot.isCpu()) {
      return gpu;
    }
    int lanes = lanes().size();
    int gpus = slots.size() - lanes;
    return Math.max(1, (total - gpu * gpus) / Math.max(1, lanes));
  }

  /**
   * The processors that this device's threads are bound to, one each: no other device's are.
   *
   * @return none for a GPU, whose threads mostly wait for it, and for a single thread, which the
   *     kernel places well
   */
  List<Integer> processorsOf(DeviceSlot slot) {
    int threads = of(slot);
    if (!slot.isCpu() || threads == 1 || processors.size() != total) {
      return List.of();
    }
    int first = threads * lanes().indexOf(slot);
    return processors.subList(first, first + threads);
  }

  /** The devices that the processor is. */
  private List<DeviceSlot> lanes() {
    return slots.stream().filter(DeviceSlot::isCpu).toList();
  }
}
