package dev.layerwise.course;

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
             coalesce(c.ends < site_now()::date, false) AS ended
        FROM course_class c
        JOIN account a ON a.id = c.instructor
        LEFT JOIN share_class s ON s.id = c.share_class
      """;

  private final Jdbi jdbi;

  ClassStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

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
                .createQuery(COLUMNS + "WHERE c.id = ?")
                .bind(0, id)
                .mapTo(ClassRow.class)
                .findOne());
  }

  Optional<ClassRow> byCode(String code) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(COLUMNS + "WHERE c.code = ?")
                .bind(0, code)
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
                     WHERE m.account = ?
                       AND coalesce(c.starts <= site_now()::date, true)
                       AND coalesce(c.ends >= site_now()::date, true)
                    """)
                .bind(0, account)
                .mapTo(Long.class)
                .findOne());
  }

  /** Whether an admin put this person into a share class: then no class of theirs changes that. */
  boolean weightIsAnAdmins(UUID account) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT EXISTS (
                      SELECT FROM quota_account q
                       WHERE q.account_id = ? AND q.share_class IS NOT NULL
                         AND NOT EXISTS (SELECT FROM course_class c
                                          WHERE c.share_class = q.share_class))
                    """)
                .bind(0, account)
                .mapTo(Boolean.class)
                .one());
  }
}
