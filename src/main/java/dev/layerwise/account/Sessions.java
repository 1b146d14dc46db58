package dev.layerwise.account;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/**
 * Who is signed in, by the token in their cookie. Every look-up asks the database: ending is
 * immediate.
 */
@ApplicationScoped
public class Sessions {
  /** The name of the cookie that holds the token. */
  public static final String COOKIE = "layerwise_session";

  static final Duration LIFETIME = Duration.ofDays(30);
  private static final int TOKEN_BYTES = 32;

  private final SecureRandom random = new SecureRandom();
  private final SessionStore sessions;
  private final Clock clock;

  Sessions(SessionStore sessions, Clock clock) {
    this.sessions = sessions;
    this.clock = clock;
  }

  /** Signs this person in and returns the token for their cookie. */
  String start(Person person) {
    var bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    var now = clock.instant();
    sessions.insert(hash(token), person.id(), now, now.plus(LIFETIME));
    return token;
  }

  /** The person signed in with this token, if its session has neither ended nor expired. */
  public Optional<Person> person(String token) {
    return sessions.person(hash(token), clock.instant());
  }

  void end(String token) {
    sessions.delete(hash(token));
  }

  @Scheduled(every = "1h", delayed = "10m", identity = "expired-sessions")
  void forgetExpired() {
    sessions.deleteExpired(clock.instant());
  }

  private static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
