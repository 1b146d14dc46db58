package dev.layerwise.worker;

import io.quarkus.runtime.configuration.MemorySize;
import jakarta.inject.Singleton;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What an operator sets about how much a run may take. */
@Singleton
class LimitSettings {
  private final Optional<MemorySize> memory;
  private final Duration longest;
  private final Duration silence;

  LimitSettings(
      @ConfigProperty(name = "layerwise.worker.memory") Optional<MemorySize> memory,
      @ConfigProperty(name = "layerwise.runs.longest") Duration longest,
      @ConfigProperty(name = "layerwise.runs.silence") Duration silence) {
    this.memory = memory;
    this.longest = longest;
    this.silence = silence;
  }

  /** The limits where this many trainers share the host. */
  TrainerLimits among(int trainers) {
    long share =
        memory
            .map(MemorySize::asLongValue)
            .orElseGet(() -> TrainerLimits.shareOf(hostMemory(), trainers));
    return new TrainerLimits(share, longest, silence);
  }

  /** Of the host, or of the container that this process runs in. */
  private static long hostMemory() {
    return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
        .getTotalMemorySize();
  }
}
