package dev.layerwise.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.layerwise.account.Person;
import dev.layerwise.account.Role;
import dev.layerwise.incident.IncidentFixture;
import dev.layerwise.platform.Problem;
import dev.layerwise.platform.TestDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class GrantTest {
  private static final Person GRACE =
      new Person(UUID.randomUUID(), "Grace", "grace@example.org", Role.INSTRUCTOR);

  private final Jdbi jdbi = TestDatabase.fresh();
  private final QuotaRules rules = QuotaFixture.weekly(Duration.ofHours(1));
  private final QuotaStore store = new QuotaStore(jdbi);
  private final Quota quota = QuotaFixture.quota(jdbi, rules);
  private final UUID ada = account();

  private UUID account() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "INSERT INTO account (name, email, password_hash, role)"
                        + " VALUES ('Ada', 'ada@example.org', 'x', 'STUDENT') RETURNING id")
                .mapTo(UUID.class)
                .one());
  }

  @Test
  void aGrantIsASentenceInTheLedgerAndTheSameRequestCountsOnce() {
    var request = UUID.randomUUID();
    for (int click = 0; click < 2; click++) {
      QuotaFixture.grant(jdbi, rules, ada, Duration.ofHours(5), request);
    }
    QuotaFixture.grant(jdbi, rules, ada, Duration.ofMinutes(30), UUID.randomUUID());

    var statement = new QuotaStatement(quota, store, rules).of(ada);
    assertThat(statement.grantedMs()).isEqualTo(Duration.ofMinutes(6 * 60 + 30).toMillis());
    assertThat(statement.entries())
        .extracting(QuotaResource.Entry::text)
        .containsExactly(
            "30 min more granted by Grace: “for the project”",
            "5 h more granted by Grace: “for the project”",
            "1 h granted for the week.");
    assertThat(store.accountsWhoseSumsDiffer()).isEmpty();
  }

  @Test
  void isBoundedAndSaysWhatIsMissing() {
    refused("at most 100 hours", "101", "because", UUID.randomUUID());
    refused("more than 0", "0", "because", UUID.randomUUID());
    refused("more than 0", null, "because", UUID.randomUUID());
    refused("Give a reason", "1", "  ", UUID.randomUUID());
    refused("UUID", "1", "because", null);
    for (int i = 0; i < 9; i++) {
      QuotaFixture.grant(jdbi, rules, ada, Duration.ofHours(100), UUID.randomUUID());
    }
    assertThatThrownBy(
            () -> QuotaFixture.grant(jdbi, rules, ada, Duration.ofHours(100), UUID.randomUUID()))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("1,000 hours");
    assertThatThrownBy(
            () ->
                QuotaFixture.grant(
                    jdbi, rules, UUID.randomUUID(), Duration.ofHours(1), UUID.randomUUID()))
        .hasMessageContaining("no such account");
  }

  private void refused(String words, String hours, String reason, UUID request) {
    assertThatThrownBy(
            () ->
                Grant.of(ada, GRACE, hours == null ? null : new BigDecimal(hours), reason, request))
        .isInstanceOf(Problem.class)
        .hasMessageContaining(words);
  }

  /** With its control: rows that are made to differ, each in one sum. */
  @Test
  void theAuditTellsOfAnAccountWhoseSumsDiffer() {
    QuotaFixture.grant(jdbi, rules, ada, Duration.ofHours(5), UUID.randomUUID());
    var meters = new SimpleMeterRegistry();
    var audit = new LedgerAudit(store, IncidentFixture.incidents(jdbi, meters), meters);
    assertThat(broken(meters)).isNaN();
    audit.look();
    assertThat(broken(meters)).isZero();

    for (var sum : new String[] {"granted_ms", "charged_ms", "reserved_ms"}) {
      jdbi.useHandle(h -> h.execute("UPDATE quota_account SET " + sum + " = " + sum + " + 1"));
      audit.look();
      assertThat(broken(meters)).as(sum).isEqualTo(1);
      jdbi.useHandle(h -> h.execute("UPDATE quota_account SET " + sum + " = " + sum + " - 1"));
    }
    audit.look();
    assertThat(broken(meters)).isZero();
    var told =
        jdbi.withHandle(h -> h.select("SELECT happened FROM incident").mapTo(String.class).list());
    assertThat(told).isNotEmpty().allMatch(words -> words.contains(ada.toString()));
  }

  private static double broken(MeterRegistry meters) {
    return meters.get("layerwise.quota.accounts.broken").gauge().value();
  }
}
