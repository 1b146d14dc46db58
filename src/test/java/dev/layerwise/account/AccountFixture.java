package dev.layerwise.account;

import java.time.Clock;
import org.jdbi.v3.core.Jdbi;

/** Accounts over a database of a test's own. */
public final class AccountFixture {
  private AccountFixture() {}

  public static GuessThrottle throttle(Jdbi jdbi, Clock clock) {
    return new GuessThrottle(new SignInFailureStore(jdbi), clock);
  }
}
