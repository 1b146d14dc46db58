package dev.layerwise.quota;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import org.jdbi.v3.core.Jdbi;

/** Quotas over a database of a test's own. */
public final class QuotaFixture {
  public static final Duration SLICE = Duration.ofSeconds(60);
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private QuotaFixture() {}

  public static Quota quota(Jdbi jdbi, QuotaRules rules) {
    return new Quota(new QuotaStore(jdbi), rules);
  }

  /** So much device time a week, each kind of device at its full price. */
  public static QuotaRules weekly(Duration granted) {
    return new QuotaRules(granted, BERLIN, BigDecimal.ONE, BigDecimal.ONE, SLICE);
  }

  /** The usual rules: a processor costs nothing. */
  public static QuotaRules usual() {
    return new QuotaRules(Duration.ofHours(30), BERLIN, BigDecimal.ONE, BigDecimal.ZERO, SLICE);
  }
}
