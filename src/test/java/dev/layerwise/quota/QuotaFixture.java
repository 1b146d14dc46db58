package dev.layerwise.quota;

import dev.layerwise.account.Person;
import dev.layerwise.account.Role;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Quotas over a database of a test's own. */
public final class QuotaFixture {
  public static final Duration SLICE = Duration.ofSeconds(60);
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private QuotaFixture() {}

  public static Quota quota(Jdbi jdbi, QuotaRules rules) {
    return quota(jdbi, rules, account -> Optional.empty());
  }

  /** The same, where some are granted something else than the usual. */
  public static Quota quota(Jdbi jdbi, QuotaRules rules, WeeklyAllowance allowance) {
    return new Quota(new QuotaStore(jdbi), rules, allowance);
  }

  public static Weights weights(Jdbi jdbi) {
    return new Weights(new ShareClassStore(jdbi));
  }

  /** So much device time a week, each kind of device at its full price. */
  public static QuotaRules weekly(Duration granted) {
    return new QuotaRules(granted, BERLIN, BigDecimal.ONE, BigDecimal.ONE, SLICE);
  }

  /** The usual rules: a processor costs nothing. */
  public static QuotaRules usual() {
    return new QuotaRules(Duration.ofHours(30), BERLIN, BigDecimal.ONE, BigDecimal.ZERO, SLICE);
  }

  /** Gives somebody more for this week. */
  public static void grant(Jdbi jdbi, QuotaRules rules, UUID account, Duration more, UUID request) {
    var teacher =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        INSERT INTO account (name, email, password_hash, role)
                        VALUES ('Grace', gen_random_uuid() || '@example.org', 'x', 'INSTRUCTOR')
                        RETURNING id
                        """)
                    .mapTo(UUID.class)
                    .one());
    var by = new Person(teacher, "Grace", "grace@example.org", Role.INSTRUCTOR);
    var hours = BigDecimal.valueOf(more.toMillis()).divide(BigDecimal.valueOf(3_600_000));
    new Grants(quota(jdbi, rules), new QuotaStore(jdbi))
        .give(Grant.of(account, by, hours, "for the project", request));
  }
}
