package dev.layerwise.course;

import dev.layerwise.quota.QuotaRules;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The classes' rows, and who is in them. */
@ApplicationScoped
class ClassStore {
  private static final String COLUMNS =
      """
      SELECT c.id, c.name, c.instructor, a.name AS instructor_name, c.starts, c.ends, c.weekly_ms,
             c.share_class, coalesce(s.weight, 1) AS weight, c.code,
             (SELECT count(*) FROM class_member m WHERE m.class = c.id) AS students,
             coalesce(c.ends < (site_now() AT TIME ZONE :zone)::date, false) AS ended
        FROM course_class c
        JOIN account a ON a.id = c.instructor
        LEFT JOIN share_class s ON s.id = c.share_class
      """;

  /** From its first day to its last, in the site's zone. */
  private static final String UNDER_WAY =
      """
      coalesce(c.starts <= (site_now() AT TIME ZONE :zone)::date, true)
      AND coalesce(c.ends >= (site_now() AT TIME ZONE :zone)::date, true)
      """;

  private final Jdbi jdbi;
  private final String zone;

  ClassStore(Jdbi jdbi, QuotaRules rules) {
    this.jdbi = jdbi;
    zone = rules.zone().getId();
  }

  /**
   * Somebody whose share class is not the one that their classes give them now.
   *
   * @param present null for none, as is wanted
   */
  record Misplaced(UUID account, @Nullable UUID present, @Nullable UUID wanted) {}

  <T> T together(Supplier<T> work) {
    return jdbi.inTransaction(handle -> work.get());
  }

  UUID insert(UUID instructor, ClassWish wish) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    INSERT INTO course_class (name, instructor, starts, ends, weekly_ms, created_at)
                    VALUES (:name, :instructor, :starts, :ends, :weeklyMs, site_now())
                    RETURNING id
                    """)
                .bind("name", wish.cleanName())
                .bind("instructor", instructor)
                .bind("starts", wish.starts())
                .bind("ends", wish.ends())
                .bind("weeklyMs", wish.weeklyMs())
                .mapTo(UUID.class)
                .one());
  }

  void update(UUID id, ClassWish wish) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE course_class
                       SET name = :name, starts = :starts, ends = :ends, weekly_ms = :weeklyMs
                     WHERE id = :id
                    """)
                .bind("name", wish.cleanName())
                .bind("starts", wish.starts())
                .bind("ends", wish.ends())
                .bind("weeklyMs", wish.weeklyMs())
                .bind("id", id)
                .execute());
  }

  void setShareClass(UUID id, @Nullable UUID shareClass) {
    jdbi.useHandle(
        handle ->
            handle.execute("UPDATE course_class SET share_class = ? WHERE id = ?", shareClass, id));
  }

  void setCode(UUID id, String code) {
    jdbi.useHandle(
        handle -> handle.execute("UPDATE course_class SET code = ? WHERE id = ?", code, id));
  }

  void delete(UUID id) {
    jdbi.useHandle(handle -> handle.execute("DELETE FROM course_class WHERE id = ?", id));
  }

  Optional<ClassRow> find(UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(COLUMNS + "WHERE c.id = :id")
                .bind("id", id)
                .bind("zone", zone)
                .mapTo(ClassRow.class)
                .findOne());
  }

  Optional<ClassRow> byCode(String code) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(COLUMNS + "WHERE c.code = :code")
                .bind("code", code)
                .bind("zone", zone)
                .mapTo(ClassRow.class)
                .findOne());
  }

  /** Those that this person teaches or is in; of an admin all. */
  List<ClassRow> of(UUID person, boolean all) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    COLUMNS
                        + """
                         WHERE :all OR c.instructor = :person
                            OR EXISTS (SELECT FROM class_member m
                                        WHERE m.class = c.id AND m.account = :person)
                         ORDER BY c.created_at DESC, c.id
                        """)
                .bind("all", all)
                .bind("person", person)
                .bind("zone", zone)
                .mapTo(ClassRow.class)
                .list());
  }

  /** Whether this made them a member: once is enough. */
  boolean join(UUID id, UUID account) {
    return jdbi.withHandle(
            handle ->
                handle.execute(
                    "INSERT INTO class_member (class, account, joined_at)"
                        + " VALUES (?, ?, site_now()) ON CONFLICT DO NOTHING",
                    id,
                    account))
        > 0;
  }

  boolean leave(UUID id, UUID account) {
    return jdbi.withHandle(
            handle ->
                handle.execute(
                    "DELETE FROM class_member WHERE class = ? AND account = ?", id, account))
        > 0;
  }

  boolean isMember(UUID id, UUID account) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT EXISTS (SELECT FROM class_member WHERE class = ? AND account = ?)")
                .bind(0, id)
                .bind(1, account)
                .mapTo(Boolean.class)
                .one());
  }

  List<ClassView.Member> members(UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT a.id, a.name, m.joined_at
                      FROM class_member m JOIN account a ON a.id = m.account
                     WHERE m.class = ? ORDER BY lower(a.name), a.id
                    """)
                .bind(0, id)
                .mapTo(ClassView.Member.class)
                .list());
  }

  /** The most that classes under way grant this person a week; empty when none says anything. */
  Optional<Long> weeklyMs(UUID account) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT max(c.weekly_ms)
                      FROM class_member m JOIN course_class c ON c.id = m.class
                     WHERE m.account = :account AND
                    """
                        + UNDER_WAY)
                .bind("account", account)
                .bind("zone", zone)
                .mapTo(Long.class)
                .findOne());
  }

  /**
   * All of them, or this one if they are. Of several classes under way the one joined last gives
   * the weight; where an admin put somebody into a share class, no class changes that.
   */
  List<Misplaced> misplaced(@Nullable UUID only) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    WITH weighted AS (
                         SELECT m.account FROM class_member m JOIN course_class c ON c.id = m.class
                          WHERE c.share_class IS NOT NULL
                         UNION
                         SELECT q.account_id FROM quota_account q
                           JOIN course_class c ON c.share_class = q.share_class)
                    SELECT w.account, q.share_class AS present, given.share_class AS wanted
                      FROM weighted w
                      LEFT JOIN quota_account q ON q.account_id = w.account
                      LEFT JOIN LATERAL (
                           SELECT c.share_class
                             FROM class_member m JOIN course_class c ON c.id = m.class
                            WHERE m.account = w.account AND c.share_class IS NOT NULL AND
                    """
                        + UNDER_WAY
                        + """
                            ORDER BY m.joined_at DESC, c.id LIMIT 1) given ON true
                     WHERE (:only::uuid IS NULL OR w.account = :only)
                       AND q.share_class IS DISTINCT FROM given.share_class
                       AND (q.share_class IS NULL OR EXISTS (
                            SELECT FROM course_class c WHERE c.share_class = q.share_class))
                     ORDER BY w.account
                    """)
                .bind("only", only)
                .bind("zone", zone)
                .mapTo(Misplaced.class)
                .list());
  }
}
