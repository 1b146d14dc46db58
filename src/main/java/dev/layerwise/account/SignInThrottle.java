package dev.layerwise.account;

import dev.layerwise.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * Makes guessing passwords slow. After a few failures each further one doubles the wait, per
 * account and per network address. An account's wait stays short, so that a stranger's guesses
 * cannot lock its owner out.
 */
@ApplicationScoped
class SignInThrottle {
  private static final int FREE_PER_ACCOUNT = 5;
  private static final int FREE_PER_ADDRESS = 20;
  private static final Duration LONGEST_PER_ACCOUNT = Duration.ofMinutes(1);
  private static final Duration LONGEST_PER_ADDRESS = Duration.ofMinutes(15);
  private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

  private final SignInFailureStore failures;
  private final Clock clock;

  SignInThrottle(SignInFailureStore failures, Clock clock) {
    this.failures = failures;
    this.clock = clock;
  }

  /**
   * Lets an attempt through.
   *
   * @throws Problem 429 while this account or address has to wait
   */
  void check(String email, String address) {
    var now = clock.instant();
    var until =
        later(
            blockedUntil(account(email), FREE_PER_ACCOUNT, LONGEST_PER_ACCOUNT),
            blockedUntil(network(address), FREE_PER_ADDRESS, LONGEST_PER_ADDRESS));
    if (until.isAfter(now)) {
      long seconds = Duration.between(now, until).toSeconds() + 1;
      throw new Problem(
          429,
          "too-many-sign-ins",
          "Too many failed sign-ins",
          "Wait " + seconds + " seconds, then try again.",
          Map.of("retryAfterSeconds", seconds));
    }
  }

  void failed(String email, String address) {
    var now = clock.instant();
    failures.add(account(email), now, now.minus(FORGOTTEN_AFTER));
    failures.add(network(address), now, now.minus(FORGOTTEN_AFTER));
  }

  void succeeded(String email) {
    failures.forget(account(email));
  }

  private Instant blockedUntil(String subject, int free, Duration longest) {
    return failures
        .of(subject)
        .filter(past -> past.failures() >= free)
        .map(past -> past.lastAt().plus(wait(past.failures() - free, longest)))
        .orElse(Instant.EPOCH);
  }

  private static Duration wait(int beyond, Duration longest) {
    var wait = Duration.ofSeconds(1L << Math.min(beyond, 20));
    return wait.compareTo(longest) < 0 ? wait : longest;
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static String account(String email) {
    return "account:" + email.toLowerCase(Locale.ROOT);
  }

  private static String network(String address) {
    return "address:" + address;
  }
}
