package dev.layerwise.bench;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What a second of device time costs of the quota, to show it before it is spent. */
@Singleton
class QuotaRates {
  private final double gpu;
  private final double cpu;

  QuotaRates(
      @ConfigProperty(name = "layerwise.quota.rate.gpu") double gpu,
      @ConfigProperty(name = "layerwise.quota.rate.cpu") double cpu) {
    this.gpu = gpu;
    this.cpu = cpu;
  }

  long quotaMs(String device, double deviceSeconds) {
    return Math.round(1000 * deviceSeconds * (device.equals("gpu") ? gpu : cpu));
  }
}
