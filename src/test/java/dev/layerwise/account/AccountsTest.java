package dev.layerwise.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.layerwise.platform.Problem;
import dev.layerwise.platform.SettableClock;
import dev.layerwise.platform.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountsTest {
  private static final String PASSWORD = "correct horse";
  private static final String HOME = "192.0.2.1";

  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-02T10:00:00Z"));
  private Jdbi jdbi;
  private Accounts accounts;
  private Sessions sessions;

  @BeforeEach
  void freshSite() {
    jdbi = TestDatabase.fresh();
    var store = new AccountStore(jdbi);
    var throttle = new SignInThrottle(new GuessThrottle(new SignInFailureStore(jdbi), clock));
    accounts =
        new Accounts(store, throttle, new SetupToken(store, "server,worker"), new NoClasses());
    sessions = new Sessions(new SessionStore(jdbi), clock);
  }

  @Test
  void theFirstAccountIsTheAdminAndTheNextOneIsNot() {
    assertThat(signUp("ada@example.org").role()).isEqualTo(Role.ADMIN);
    assertThat(signUp("alan@example.org").role()).isEqualTo(Role.STUDENT);
  }

  @Test
  void ofManySignUpsAtOnceExactlyOneBecomesTheAdmin() throws Exception {
    var pool = Executors.newFixedThreadPool(8);
    try {
      var signUps =
          IntStream.range(0, 8)
              .mapToObj(n -> (Callable<Person>) () -> signUp("p" + n + "@example.org"))
              .toList();
      int admins = 0;
      for (var done : pool.invokeAll(signUps)) {
        admins += done.get().role() == Role.ADMIN ? 1 : 0;
      }
      assertThat(admins).isOne();
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void onlyAServerOfASiteWithoutAccountsTellsOfItsSetupToken() {
    var store = new AccountStore(jdbi);
    var server = new SetupToken(store, "worker, server");
    var worker = new SetupToken(store, "worker");

    var told = server.announcement().orElseThrow();
    assertThat(server.matches(told.substring(told.indexOf('=') + 1))).isTrue();
    assertThat(worker.announcement()).isEmpty();

    signUp("ada@example.org");
    assertThat(server.announcement()).isEmpty();
  }

  @Test
  void fromAnotherMachineTheFirstAccountNeedsTheSetupToken() {
    assertThatThrownBy(() -> accounts.signUp(wanted("ada@example.org"), false, HOME))
        .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.status()).isEqualTo(403));
    signUp("ada@example.org");
    assertThat(accounts.signUp(wanted("alan@example.org"), false, HOME).role())
        .isEqualTo(Role.STUDENT);
  }

  @Test
  void anEmailAddressIsTakenInAnyCase() {
    signUp("ada@example.org");

    assertProblem(409, () -> signUp("ADA@example.org"));
  }

  @Test
  void everyFieldThatCannotBeUsedIsNamed() {
    assertThatThrownBy(() -> new SignUp(" ", "nobody", "short", null, null).validated())
        .isInstanceOfSatisfying(
            Problem.class,
            p ->
                assertThat(p.more().get("fields"))
                    .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                    .containsOnlyKeys("name", "email", "password"));
  }

  @Test
  void passwordsAreKeptAsArgon2id() {
    var ada = signUp("ada@example.org");

    assertThat(new AccountStore(jdbi).passwordHash(ada.id())).startsWith("$argon2id$v=19$m=19456");
  }

  @Test
  void theRightPasswordSignsInAndAWrongOneDoesNot() {
    var ada = signUp("ada@example.org");

    assertThat(accounts.signIn("Ada@Example.org", PASSWORD, HOME)).isEqualTo(ada);
    assertProblem(401, () -> accounts.signIn("ada@example.org", "wrong", HOME));
    assertProblem(401, () -> accounts.signIn("nobody@example.org", PASSWORD, HOME));
  }

  @Test
  void afterFiveFailuresAnAccountWaitsAndThenOpensAgain() {
    signUp("ada@example.org");
    for (int attempt = 0; attempt < 5; attempt++) {
      assertProblem(401, () -> accounts.signIn("ada@example.org", "wrong", HOME));
    }

    assertProblem(429, () -> accounts.signIn("ada@example.org", PASSWORD, "198.51.100.7"));
    clock.advance(Duration.ofSeconds(2));
    assertThat(accounts.signIn("ada@example.org", PASSWORD, HOME)).isNotNull();
  }

  @Test
  void anAddressThatTriesManyAccountsWaitsToo() {
    for (int attempt = 0; attempt < 20; attempt++) {
      var email = "p" + attempt + "@example.org";
      assertProblem(401, () -> accounts.signIn(email, "wrong", HOME));
    }
    signUp("ada@example.org");

    assertProblem(429, () -> accounts.signIn("ada@example.org", PASSWORD, HOME));
    assertThat(accounts.signIn("ada@example.org", PASSWORD, "198.51.100.7")).isNotNull();
  }

  @Test
  void anEndedSessionSignsNobodyInFromThatMomentOn() {
    var ada = signUp("ada@example.org");
    var token = sessions.start(ada);
    assertThat(sessions.person(token)).contains(ada);

    sessions.end(token);

    assertThat(sessions.person(token)).isEmpty();
  }

  @Test
  void aSessionExpires() {
    var token = sessions.start(signUp("ada@example.org"));

    clock.advance(Sessions.LIFETIME);

    assertThat(sessions.person(token)).isEmpty();
  }

  @Test
  void theDatabaseHoldsNoTokenThatSignsAnybodyIn() {
    var token = sessions.start(signUp("ada@example.org"));

    var stored =
        jdbi.withHandle(
            h -> h.createQuery("SELECT token_hash FROM session").mapTo(byte[].class).one());

    assertThat(new String(stored, java.nio.charset.StandardCharsets.ISO_8859_1))
        .doesNotContain(token);
    assertThat(sessions.person(java.util.Base64.getUrlEncoder().encodeToString(stored))).isEmpty();
  }

  @Test
  void theOnlyAdminStaysOne() {
    var ada = signUp("ada@example.org");

    assertProblem(409, () -> accounts.setRole(ada.id(), Role.STUDENT));
    assertThat(accounts.signIn("ada@example.org", PASSWORD, HOME).role()).isEqualTo(Role.ADMIN);
  }

  private Person signUp(String email) {
    return accounts.signUp(wanted(email), true, HOME);
  }

  private static SignUp wanted(String email) {
    return new SignUp("Somebody", email, PASSWORD, null, null);
  }

  private static void assertProblem(int status, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.status()).isEqualTo(status));
  }
}
