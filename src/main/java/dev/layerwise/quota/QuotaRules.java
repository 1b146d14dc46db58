package dev.layerwise.quota;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What the site grants, and what devices cost.
 *
 * @param weekly granted to each account every Monday
 * @param zone whose Monday
 * @param slice device time is reserved this far ahead
 */
public record QuotaRules(
    Duration weekly, ZoneId zone, BigDecimal gpuRate, BigDecimal cpuRate, Duration slice) {
  /** Less than this is not worth starting a device for. */
  long leastSliceMs() {
    return slice.toMillis() / 12;
  }

  /** The rate of a kind of device, or nothing where the site pays. */
  Rate rate(String price) {
    return switch (price) {
      case Quota.SITE_PAYS -> new Rate(0);
      case "gpu" -> Rate.of(gpuRate);
      default -> Rate.of(cpuRate);
    };
  }

  Week weekOf(Instant moment) {
    return Week.containing(moment, zone);
  }

  /** A moment as people here read it. */
  String words(Instant moment) {
    return DateTimeFormatter.ofPattern("EEEE d MMMM, HH:mm", Locale.ENGLISH)
        .format(moment.atZone(zone));
  }

  /** Reads the rules from the configuration. */
  static class Producer {
    @Produces
    @Singleton
    QuotaRules rules(
        @ConfigProperty(name = "layerwise.quota.weekly-hours") BigDecimal weeklyHours,
        @ConfigProperty(name = "layerwise.quota.zone") Optional<String> zone,
        @ConfigProperty(name = "layerwise.quota.rate.gpu") BigDecimal gpuRate,
        @ConfigProperty(name = "layerwise.quota.rate.cpu") BigDecimal cpuRate,
        @ConfigProperty(name = "layerwise.quota.slice") Duration slice) {
      var weekly = weeklyHours.multiply(BigDecimal.valueOf(Duration.ofHours(1).toMillis()));
      return new QuotaRules(
          Duration.ofMillis(weekly.longValue()),
          zone.map(ZoneId::of).orElseGet(ZoneId::systemDefault),
          gpuRate,
          cpuRate,
          slice);
    }
  }
}
