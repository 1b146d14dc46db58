package dev.layerwise.quota;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The share classes' rows. Triggers carry a changed weight to the accounts of its class. */
@ApplicationScoped
class ShareClassStore {
  private static final String COLUMNS =
      """
      SELECT c.id, c.name, c.weight,
             ARRAY(SELECT q.account_id FROM quota_account q WHERE q.share_class = c.id
                    ORDER BY q.account_id) AS people
        FROM share_class c
      """;

  private static final String PUT =
      """
      INSERT INTO quota_account (account_id, week_start, granted_ms, charged_ms, reserved_ms,
             share_class)
      VALUES (?, '-infinity', 0, 0, 0, ?)
          ON CONFLICT (account_id) DO UPDATE SET share_class = excluded.share_class
      """;

  private final Jdbi jdbi;

  ShareClassStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  List<ShareClass> all() {
    return jdbi.withHandle(
        handle -> handle.createQuery(COLUMNS + "ORDER BY c.name").mapTo(ShareClass.class).list());
  }

  Optional<ShareClass> find(UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(COLUMNS + "WHERE c.id = ?")
                .bind(0, id)
                .mapTo(ShareClass.class)
                .findOne());
  }

  /** Makes a class; empty when another one has this name. */
  Optional<UUID> insert(String name, double weight) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "INSERT INTO share_class (name, weight) VALUES (?, ?)"
                        + " ON CONFLICT DO NOTHING RETURNING id")
                .bind(0, name)
                .bind(1, weight)
                .mapTo(UUID.class)
                .findOne());
  }

  boolean nameIsTaken(String name, UUID butBy) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT EXISTS (SELECT FROM share_class"
                        + " WHERE lower(name) = lower(?) AND id <> ?)")
                .bind(0, name)
                .bind(1, butBy)
                .mapTo(Boolean.class)
                .one());
  }

  int update(UUID id, String name, double weight) {
    return jdbi.withHandle(
        handle ->
            handle.execute(
                "UPDATE share_class SET name = ?, weight = ? WHERE id = ?", name, weight, id));
  }

  int delete(UUID id) {
    return jdbi.withHandle(handle -> handle.execute("DELETE FROM share_class WHERE id = ?", id));
  }

  /**
   * Puts somebody into a class. The class is locked first, as it is where its weight is changed.
   *
   * @return 0 when there is no such class or account
   */
  int join(UUID id, UUID account) {
    return jdbi.inTransaction(
        handle -> lockedWith(id, account) ? handle.execute(PUT, account, id) : 0);
  }

  /** The same, unless they are in another class than this one now. */
  void move(UUID account, @Nullable UUID from, UUID to) {
    jdbi.useTransaction(
        handle -> {
          if (lockedWith(to, account)) {
            handle.execute(
                PUT + "WHERE quota_account.share_class IS NOT DISTINCT FROM ?::uuid",
                account,
                to,
                from);
          }
        });
  }

  /** Whether there are both. */
  private boolean lockedWith(UUID id, UUID account) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT c.id FROM share_class c, account a"
                        + " WHERE c.id = ? AND a.id = ? FOR SHARE OF c")
                .bind(0, id)
                .bind(1, account)
                .mapTo(UUID.class)
                .findOne()
                .isPresent());
  }

  void leave(UUID id, UUID account) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "UPDATE quota_account SET share_class = NULL"
                    + " WHERE account_id = ? AND share_class = ?",
                account,
                id));
  }
}
