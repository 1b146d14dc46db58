package dev.layerwise.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** The sessions' rows, found by the hash of their token. */
@ApplicationScoped
class SessionStore {
  private final Jdbi jdbi;

  SessionStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  void insert(byte[] tokenHash, UUID person, Instant created, Instant expires) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "INSERT INTO session (token_hash, account_id, created_at, expires_at)"
                    + " VALUES (?, ?, ?, ?)",
                tokenHash,
                person,
                created,
                expires));
  }

  Optional<Person> person(byte[] tokenHash, Instant now) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT a.id, a.name, a.email, a.role
                      FROM session s JOIN account a ON a.id = s.account_id
                     WHERE s.token_hash = :hash AND s.expires_at > :now
                    """)
                .bind("hash", tokenHash)
                .bind("now", now)
                .mapTo(Person.class)
                .findOne());
  }

  Map<SessionKey, Person> people(Set<SessionKey> keys, Instant now) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT digits, a.id, a.name, a.email, a.role
                      FROM unnest(:keys::text[]) digits
                      JOIN session s ON s.token_hash = decode(digits, 'hex')
                      JOIN account a ON a.id = s.account_id
                     WHERE s.expires_at > :now
                    """)
                .bindArray("keys", String.class, keys.stream().map(SessionKey::digits).toArray())
                .bind("now", now)
                .map(
                    (row, context) ->
                        Map.entry(
                            new SessionKey(row.getString("digits")),
                            new Person(
                                row.getObject("id", UUID.class),
                                row.getString("name"),
                                row.getString("email"),
                                Role.valueOf(row.getString("role")))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  void delete(byte[] tokenHash) {
    jdbi.useHandle(handle -> handle.execute("DELETE FROM session WHERE token_hash = ?", tokenHash));
  }

  int deleteExpired(Instant now) {
    return jdbi.withHandle(
        handle -> handle.execute("DELETE FROM session WHERE expires_at <= ?", now));
  }
}
