package dev.layerwise.account;

import dev.layerwise.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Makes guessing passwords slow, per account and per network address. An account's wait stays
 * short, so that a stranger's guesses cannot lock its owner out.
 */
@ApplicationScoped
class SignInThrottle {
  private final GuessThrottle guesses;

  SignInThrottle(GuessThrottle guesses) {
    this.guesses = guesses;
  }

  /**
   * Lets an attempt through.
   *
   * @throws Problem 429 while this account or address has to wait
   */
  void check(String email, String address) {
    guesses.check(subjects(email, address), "too-many-sign-ins", "Too many failed sign-ins");
  }

  void failed(String email, String address) {
    guesses.failed(subjects(email, address));
  }

  void succeeded(String email) {
    guesses.succeeded(account(email));
  }

  private static List<GuessThrottle.Subject> subjects(String email, String address) {
    return List.of(
        account(email),
        new GuessThrottle.Subject("address:" + address, 20, Duration.ofMinutes(15)));
  }

  private static GuessThrottle.Subject account(String email) {
    return new GuessThrottle.Subject(
        "account:" + email.toLowerCase(Locale.ROOT), 5, Duration.ofMinutes(1));
  }
}
