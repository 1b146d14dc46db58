package dev.layerwise.course;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A class as its people see it.
 *
 * @param teaches whether who asks may change it
 * @param code lets people in; for those who may change it
 * @param members for those who may change it, and empty in lists
 * @param lessons what the class changes about lessons
 */
@Schema(name = "CourseClass")
record ClassView(
    UUID id,
    String name,
    Teacher instructor,
    boolean teaches,
    @Nullable LocalDate starts,
    @Nullable LocalDate ends,
    @Nullable BigDecimal weeklyHours,
    double weight,
    @Nullable String code,
    int students,
    List<Member> members,
    List<ClassLesson> lessons) {

  /** Who teaches it. */
  @Schema(name = "ClassInstructor")
  record Teacher(UUID id, String name) {}

  /** Somebody in it. */
  @Schema(name = "ClassMember")
  record Member(UUID id, String name, Instant joinedAt) {}

  static ClassView of(
      ClassRow row, boolean teaches, List<Member> members, List<ClassLesson> lessons) {
    return new ClassView(
        row.id(),
        row.name(),
        new Teacher(row.instructor(), row.instructorName()),
        teaches,
        row.starts(),
        row.ends(),
        ClassWish.hours(row.weeklyMs()),
        row.weight(),
        teaches ? row.code() : null,
        row.students(),
        members,
        lessons);
  }
}
