package dev.layerwise.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/** The accounts' rows. */
@ApplicationScoped
class AccountStore {
  private static final String COLUMNS = "id, name, email, role";
  private static final long SIGN_UP_LOCK = 0x6c61796572L;

  private final Jdbi jdbi;

  AccountStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Runs alone among sign-ups, so that only one account can be the first. */
  <T> T alone(Supplier<T> signUp) {
    return jdbi.inTransaction(
        handle -> {
          handle.execute("SELECT pg_advisory_xact_lock(?)", SIGN_UP_LOCK);
          return signUp.get();
        });
  }

  boolean isEmpty() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT NOT EXISTS (SELECT FROM account)")
                .mapTo(Boolean.class)
                .one());
  }

  Person insert(String name, String email, String passwordHash, Role role) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    INSERT INTO account (name, email, password_hash, role)
                    VALUES (:name, :email, :passwordHash, :role)
                    RETURNING id, name, email, role
                    """)
                .bind("name", name)
                .bind("email", email)
                .bind("passwordHash", passwordHash)
                .bind("role", role)
                .mapTo(Person.class)
                .one());
  }

  Optional<Person> byEmail(String email) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT " + COLUMNS + " FROM account WHERE lower(email) = lower(?)")
                .bind(0, email)
                .mapTo(Person.class)
                .findOne());
  }

  String passwordHash(UUID person) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT password_hash FROM account WHERE id = ?")
                .bind(0, person)
                .mapTo(String.class)
                .one());
  }

  List<Person> all() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT " + COLUMNS + " FROM account ORDER BY name, email")
                .mapTo(Person.class)
                .list());
  }

  Optional<Person> setRole(UUID person, Role role) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("UPDATE account SET role = :role WHERE id = :id RETURNING " + COLUMNS)
                .bind("role", role)
                .bind("id", person)
                .mapTo(Person.class)
                .findOne());
  }

  long admins() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT count(*) FROM account WHERE role = 'ADMIN'")
                .mapTo(Long.class)
                .one());
  }
}
