package dev.layerwise.quota;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The ledger, and the accounts' rows that cache its sums. */
@ApplicationScoped
class QuotaStore {
  private final Jdbi jdbi;

  QuotaStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Does this in a transaction, that of the caller if there is one. */
  <T> T alone(Supplier<T> work) {
    return jdbi.inTransaction(handle -> work.get());
  }

  Instant now() {
    return jdbi.withHandle(
        handle -> handle.createQuery("SELECT site_now()").mapTo(Instant.class).one());
  }

  /** The account's entries since this moment, newest first. */
  List<LedgerEntry> entries(UUID account, Instant since, int count) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT l.at, l.week_start, l.kind, l.ms, l.run_id AS run, r.name AS run_name,
                           l.note, a.name AS granted_by
                      FROM ledger l
                      LEFT JOIN run r ON r.id = l.run_id
                      LEFT JOIN account a ON a.id = l.granted_by
                     WHERE l.account_id = :account AND l.at >= :since
                     ORDER BY l.id DESC
                     LIMIT :count
                    """)
                .bind("account", account)
                .bind("since", since)
                .bind("count", count)
                .mapTo(LedgerEntry.class)
                .list());
  }

  /** Locks the account's row, making it the first time. */
  Balance lock(UUID account) {
    return jdbi.inTransaction(
        handle -> {
          handle.execute(
              """
              INSERT INTO quota_account (account_id, week_start, granted_ms, charged_ms, reserved_ms)
              SELECT ?, '-infinity', 0, 0, 0
               WHERE NOT EXISTS (SELECT FROM quota_account WHERE account_id = ?)
                  ON CONFLICT DO NOTHING
              """,
              account,
              account);
          return handle
              .createQuery(
                  """
                  SELECT account_id, greatest(week_start, 'epoch') AS week_start, granted_ms,
                         charged_ms, reserved_ms, site_now() AS now
                    FROM quota_account WHERE account_id = ?
                     FOR UPDATE
                  """)
              .bind(0, account)
              .mapTo(Balance.class)
              .one();
        });
  }

  /** Grants a new week. Slices reserved in the week before stay reserved. */
  Balance openWeek(Balance balance, Instant start, long weeklyMs) {
    // A lowered grant must still cover what is reserved already.
    long granted = Math.max(weeklyMs, balance.reservedMs());
    jdbi.useHandle(
        handle -> {
          handle
              .createUpdate(
                  """
                  INSERT INTO ledger (account_id, week_start, kind, ms, at)
                  SELECT :account, :week, 'grant', :ms, :now WHERE :ms > 0
                  """)
              .bind("account", balance.accountId())
              .bind("week", start)
              .bind("ms", granted)
              .bind("now", balance.now())
              .execute();
          handle.execute(
              """
              UPDATE quota_account SET week_start = ?, granted_ms = ?, charged_ms = 0
               WHERE account_id = ?
              """,
              start,
              granted,
              balance.accountId());
        });
    return new Balance(balance.accountId(), start, granted, 0, balance.reservedMs(), balance.now());
  }

  boolean exists(UUID account) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT EXISTS (SELECT FROM account WHERE id = ?)")
                .bind(0, account)
                .mapTo(Boolean.class)
                .one());
  }

  /** Adds to this week's grant, unless the same request did so before. */
  boolean grant(Balance balance, Grant grant) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createUpdate(
                        """
                         WITH entered AS (
                           INSERT INTO ledger
                                  (account_id, week_start, kind, ms, note, granted_by, request, at)
                           VALUES (:account, :week, 'grant', :ms, :note, :by, :request, :now)
                               ON CONFLICT (request) WHERE request IS NOT NULL DO NOTHING
                        RETURNING account_id, ms)
                         UPDATE quota_account q SET granted_ms = granted_ms + e.ms
                           FROM entered e WHERE q.account_id = e.account_id
                        """)
                    .bind("account", balance.accountId())
                    .bind("week", balance.weekStart())
                    .bind("ms", grant.ms())
                    .bind("note", grant.reason())
                    .bind("by", grant.by().id())
                    .bind("request", grant.request())
                    .bind("now", balance.now())
                    .execute())
        > 0;
  }

  /** What this week was granted without anybody's asking: on Monday, and by growing allowances. */
  long grantedBySite(Balance balance) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT coalesce(sum(ms), 0)::bigint FROM ledger"
                        + " WHERE account_id = ? AND week_start = ? AND kind = 'grant'"
                        + " AND granted_by IS NULL")
                .bind(0, balance.accountId())
                .bind(1, balance.weekStart())
                .mapTo(Long.class)
                .one());
  }

  /** Adds to this week's grant, for a reason that the person reads. */
  void topUp(Balance balance, long ms, String reason) {
    jdbi.useHandle(
        handle -> {
          handle.execute(
              "INSERT INTO ledger (account_id, week_start, kind, ms, note, at)"
                  + " VALUES (?, ?, 'grant', ?, ?, ?)",
              balance.accountId(),
              balance.weekStart(),
              ms,
              reason,
              balance.now());
          handle.execute(
              "UPDATE quota_account SET granted_ms = granted_ms + ? WHERE account_id = ?",
              ms,
              balance.accountId());
        });
  }

  /** Accounts whose row is not what their ledger adds up to. One statement sees one moment. */
  List<UUID> accountsWhoseSumsDiffer() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT q.account_id
                      FROM quota_account q
                      LEFT JOIN LATERAL (
                           SELECT sum(ms) FILTER (WHERE kind = 'grant' AND l.week_start = q.week_start)
                                    AS granted,
                                  sum(CASE kind WHEN 'charge' THEN ms ELSE -ms END) FILTER (
                                    WHERE kind IN ('charge', 'refund')
                                      AND l.week_start = q.week_start) AS charged,
                                  sum(CASE kind WHEN 'reserve' THEN ms ELSE -ms END) FILTER (
                                    WHERE kind IN ('reserve', 'charge', 'release')) AS reserved
                             FROM ledger l WHERE l.account_id = q.account_id) l ON true
                     WHERE q.granted_ms <> coalesce(l.granted, 0)
                        OR q.charged_ms <> coalesce(l.charged, 0)
                        OR q.reserved_ms <> coalesce(l.reserved, 0)
                     ORDER BY q.account_id
                    """)
                .mapTo(UUID.class)
                .list());
  }

  void reserve(Balance balance, Slice slice) {
    enter(balance, slice, balance.weekStart(), "reserve", slice.reservedMs());
    change(balance.accountId(), 0, slice.reservedMs());
  }

  /** Turns reserved time into charged time of this week. */
  void charge(Balance balance, Slice slice, Instant week, long ms) {
    enter(balance, slice, week, "charge", ms);
    change(balance.accountId(), week.equals(balance.weekStart()) ? ms : 0, -ms);
  }

  void release(Balance balance, Slice slice, long ms) {
    enter(balance, slice, balance.weekStart(), "release", ms);
    change(balance.accountId(), 0, -ms);
  }

  /** Pays back the charges of this run from this slice on, each in its own week. */
  long refund(Balance balance, UUID run, long fence, int fromSlice) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                     WITH lost AS (
                       SELECT week_start, max(slice) AS slice, sum(ms)::bigint AS ms FROM ledger
                        WHERE run_id = :run AND slice >= :fromSlice AND kind = 'charge'
                        GROUP BY week_start),
                     entered AS (
                       INSERT INTO ledger
                              (account_id, week_start, kind, ms, run_id, fence, slice, at)
                       SELECT :account, week_start, 'refund', ms, :run, :fence, slice, :now
                         FROM lost
                           ON CONFLICT DO NOTHING
                    RETURNING week_start, ms),
                     cached AS (
                       UPDATE quota_account q
                          SET charged_ms = charged_ms - e.ms
                         FROM entered e
                        WHERE q.account_id = :account AND q.week_start = e.week_start)
                     SELECT coalesce(sum(ms), 0)::bigint FROM entered
                    """)
                .bind("run", run)
                .bind("fromSlice", fromSlice)
                .bind("account", balance.accountId())
                .bind("fence", fence)
                .bind("now", balance.now())
                .mapTo(Long.class)
                .one());
  }

  long lastGrant(UUID account) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT coalesce(max(id), 0) FROM ledger"
                        + " WHERE account_id = ? AND kind = 'grant'")
                .bind(0, account)
                .mapTo(Long.class)
                .one());
  }

  /** Device time that was held counts against the account's turn, whatever it costs. */
  void addUse(UUID account, long heldMs) {
    if (heldMs == 0) {
      return;
    }
    jdbi.useHandle(
        handle ->
            handle.execute(
                "UPDATE quota_account SET decayed_use = used(decayed_use, ?) WHERE account_id = ?",
                heldMs,
                account));
  }

  private void enter(Balance balance, @Nullable Slice slice, Instant week, String kind, long ms) {
    if (ms == 0 || slice == null) {
      return;
    }
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                INSERT INTO ledger (account_id, week_start, kind, ms, run_id, fence, slice, at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                balance.accountId(),
                week,
                kind,
                ms,
                slice.run(),
                slice.fence(),
                slice.number(),
                balance.now()));
  }

  private void change(UUID account, long charged, long reserved) {
    if (charged == 0 && reserved == 0) {
      return;
    }
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                UPDATE quota_account
                   SET charged_ms = charged_ms + ?, reserved_ms = reserved_ms + ?
                 WHERE account_id = ?
                """,
                charged,
                reserved,
                account));
  }
}
