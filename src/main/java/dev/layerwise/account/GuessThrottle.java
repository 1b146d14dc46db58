package dev.layerwise.account;

import dev.layerwise.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Makes guessing slow: after a few failures of a subject each further one doubles its wait.
 * Failures are rows, so that all servers of a site count together.
 */
@ApplicationScoped
public class GuessThrottle {
  private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

  private final SignInFailureStore failures;
  private final Clock clock;

  GuessThrottle(SignInFailureStore failures, Clock clock) {
    this.failures = failures;
    this.clock = clock;
  }

  /**
   * Who or what guesses.
   *
   * @param name tells it from all others
   * @param free failures before the first wait
   * @param longest wait
   */
  public record Subject(String name, int free, Duration longest) {}

  /**
   * Lets an attempt through.
   *
   * @param type of the problem
   * @param title of the problem
   * @throws Problem 429 while one of these has to wait
   */
  public void check(List<Subject> subjects, String type, String title) {
    var now = clock.instant();
    var until =
        subjects.stream()
            .map(this::blockedUntil)
            .max(Comparator.naturalOrder())
            .orElse(Instant.EPOCH);
    if (until.isAfter(now)) {
      long seconds = Duration.between(now, until).toSeconds() + 1;
      throw new Problem(
          429,
          type,
          title,
          "Wait " + seconds + " seconds, then try again.",
          Map.of("retryAfterSeconds", seconds));
    }
  }

  public void failed(List<Subject> subjects) {
    var now = clock.instant();
    subjects.forEach(subject -> failures.add(subject.name(), now, now.minus(FORGOTTEN_AFTER)));
  }

  void succeeded(Subject subject) {
    failures.forget(subject.name());
  }

  private Instant blockedUntil(Subject subject) {
    return failures
        .of(subject.name())
        .filter(past -> past.failures() >= subject.free())
        .map(past -> past.lastAt().plus(wait(past.failures() - subject.free(), subject.longest())))
        .orElse(Instant.EPOCH);
  }

  private static Duration wait(int beyond, Duration longest) {
    var wait = Duration.ofSeconds(1L << Math.min(beyond, 20));
    return wait.compareTo(longest) < 0 ? wait : longest;
  }
}
