package dev.layerwise.training;

import org.jspecify.annotations.Nullable;

/** What the site trains on; {@code gpu} is null where no graphics card is at work. */
public record SiteDevices(DeviceProfile cpu, @Nullable DeviceProfile gpu) {
  private static final long LIKELY_MEMORY = 4L << 30;
  private static final double SMALL_WORK_SECONDS = 60;

  /** A site whose workers have not been heard of yet. */
  public static SiteDevices unknown() {
    return new SiteDevices(new DeviceProfile("cpu", LIKELY_MEMORY, Speed.expected("cpu")), null);
  }

  /**
   * Where this work goes. {@code AUTO} is the processor for what it does in a minute, so that the
   * first lessons never wait behind long runs; a graphics card for more, where there is one.
   */
  public DeviceProfile chosenFor(DeviceChoice choice, CostEstimate onCpu) {
    if (gpu == null || choice == DeviceChoice.CPU) {
      return cpu;
    }
    boolean small =
        onCpu.deviceSeconds() <= SMALL_WORK_SECONDS && onCpu.memoryBytes() <= cpu.memoryBytes();
    return choice == DeviceChoice.AUTO && small ? cpu : gpu;
  }
}
