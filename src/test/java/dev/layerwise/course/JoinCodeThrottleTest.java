package dev.layerwise.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.layerwise.account.AccountFixture;
import dev.layerwise.account.Person;
import dev.layerwise.account.Role;
import dev.layerwise.platform.Problem;
import dev.layerwise.platform.SettableClock;
import dev.layerwise.platform.TestDatabase;
import dev.layerwise.quota.QuotaFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/**
 * Join codes cannot be guessed at speed. Without the throttle, the last guess of each test opens.
 */
class JoinCodeThrottleTest {
  private static final String SCHOOL = "192.0.2.1";
  private static final String CODE = "ABCDEFGH";

  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-02T10:00:00Z"));
  private final Jdbi jdbi = TestDatabase.fresh();
  private final ClassStore store = new ClassStore(jdbi, QuotaFixture.usual());
  private final Classes classes = new Classes(store, null, AccountFixture.throttle(jdbi, clock));
  private final Person ada = person();

  private Person person() {
    var person = new Person(UUID.randomUUID(), "Ada", "ada@example.org", Role.INSTRUCTOR);
    jdbi.useHandle(
        h ->
            h.execute(
                "INSERT INTO account (id, name, email, password_hash, role)"
                    + " VALUES (?, 'Ada', 'ada@example.org', 'x', 'INSTRUCTOR')",
                person.id()));
    store.setCode(store.insert(person.id(), new ClassWish("Deep", null, null, null, null)), CODE);
    return person;
  }

  @Test
  void somebodyWhoGuessesWaitsEvenForTheRightCode() {
    for (int guess = 0; guess < 10; guess++) {
      assertThatThrownBy(() -> classes.opened("ZZZZZZZZ", SCHOOL, ada))
          .hasMessageContaining("code");
    }

    assertThatThrownBy(() -> classes.opened(CODE, SCHOOL, ada))
        .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.status()).isEqualTo(429));

    clock.advance(Duration.ofSeconds(2));
    assertThat(classes.opened(CODE, SCHOOL, ada).name()).isEqualTo("Deep");
  }

  @Test
  void theRightCodeForgivesNoWrongOnes() {
    for (int guess = 0; guess < 9; guess++) {
      assertThatThrownBy(() -> classes.opened("ZZZZZZZZ", SCHOOL, ada)).isInstanceOf(Problem.class);
      classes.opened(CODE, SCHOOL, ada);
    }
    assertThatThrownBy(() -> classes.opened("ZZZZZZZZ", SCHOOL, ada)).isInstanceOf(Problem.class);

    assertThatThrownBy(() -> classes.opened(CODE, SCHOOL, ada)).hasMessageContaining("Wait");
  }

  @Test
  void anAddressWaitsTooSoThatFreshAccountsDoNotHelp() {
    for (int guess = 0; guess < 60; guess++) {
      assertThatThrownBy(() -> classes.nameBehind("ZZZZZZZZ", SCHOOL))
          .hasMessageContaining("No class");
    }

    assertThatThrownBy(() -> classes.nameBehind(CODE, SCHOOL)).hasMessageContaining("Wait");
    assertThat(classes.nameBehind(CODE, "192.0.2.2")).isEqualTo("Deep");
  }
}
