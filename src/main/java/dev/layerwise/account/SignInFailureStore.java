package dev.layerwise.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** How often signing in failed lately, by e-mail address and by network address. */
@ApplicationScoped
class SignInFailureStore {
  /** Failures in a row and the moment of the last. */
  record Failures(int failures, Instant lastAt) {}

  private final Jdbi jdbi;

  SignInFailureStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  Optional<Failures> of(String subject) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT failures, last_at FROM sign_in_failure WHERE subject = ?")
                .bind(0, subject)
                .mapTo(Failures.class)
                .findOne());
  }

  void add(String subject, Instant now, Instant forgotten) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO sign_in_failure AS f (subject, failures, last_at)
                    VALUES (:subject, 1, :now)
                    ON CONFLICT (subject) DO UPDATE
                       SET failures = CASE WHEN f.last_at < :forgotten THEN 1 ELSE f.failures + 1 END,
                           last_at = :now
                    """)
                .bind("subject", subject)
                .bind("now", now)
                .bind("forgotten", forgotten)
                .execute());
  }

  void forget(String subject) {
    jdbi.useHandle(
        handle -> handle.execute("DELETE FROM sign_in_failure WHERE subject = ?", subject));
  }
}
