package dev.layerwise.account;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

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
  private final List<Runnable> endListeners = new CopyOnWriteArrayList<>();

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
    sessions.insert(SessionKey.of(token).hash(), person.id(), now, now.plus(LIFETIME));
    return token;
  }

  /** The person signed in with this token, if its session has neither ended nor expired. */
  public Optional<Person> person(String token) {
    return sessions.person(SessionKey.of(token).hash(), clock.instant());
  }

  /** The people signed in by these keys. A session that has ended or expired is missing. */
  public Map<SessionKey, Person> people(Set<SessionKey> keys) {
    return sessions.people(keys, clock.instant());
  }

  /** Calls this when a session was ended by this process. */
  public void onEnd(Runnable listener) {
    endListeners.add(listener);
  }

  void end(String token) {
    sessions.delete(SessionKey.of(token).hash());
    endListeners.forEach(Runnable::run);
  }

  @Scheduled(every = "1h", delayed = "10m", identity = "expired-sessions")
  void forgetExpired() {
    sessions.deleteExpired(clock.instant());
  }
}
