package dev.layerwise.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeskStoreTest {
  private final ClassroomFixture room = new ClassroomFixture();
  private final DeskStore desk = new DeskStore(room.jdbi);

  @Test
  void tellsWhereEachOfTwentyStudentsIs() {
    var students = IntStream.range(10, 30).mapToObj(n -> room.student("Student " + n)).toList();
    room.account("Somebody else", "STUDENT");
    students.forEach(student -> room.reads(student, "line", 3));

    assertThat(desk.members(room.classId))
        .hasSize(20)
        .allSatisfy(
            row -> {
              assertThat(row.lesson()).isEqualTo("line");
              assertThat(row.block()).isEqualTo(3);
              assertThat(row.run()).isNull();
              assertThat(row.rule()).isNull();
            });
  }

  @Test
  void showsTheLatestRunOfTheirOwnAndNoneThatTheSiteWants() {
    var ada = room.student("Ada");
    room.run(ada, "line", 0.1);
    var latest = room.run(ada, "depth", 0.2, 0.4);
    room.check(ada);

    var row = only();
    assertThat(row.run()).isEqualTo(latest);
    assertThat(row.lesson()).isEqualTo("depth");
    assertThat(row.curve()).containsExactly(0.2, 0.4);
    assertThat(row.seenAt()).isNotNull();
  }

  @Test
  void whoseLatestAttemptFailedIsStuckOnItsFirstFailedRuleSinceTheFirst() {
    var ada = room.student("Ada");
    room.reads(ada, "line", 5);
    room.attempt(ada, "line", false, true);
    room.attempt(ada, "line", true, false);

    assertThat(only().rule()).isEqualTo("parameters");
    assertThat(only().words()).isEqualTo("At most 100 parameters");
    assertThat(only().attempts()).isEqualTo(2);
    assertThat(only().since()).isEqualTo(firstAttempt(ada));

    room.attempt(ada, "line", true, true);
    assertThat(only().rule()).isNull();
    assertThat(only().done()).isEqualTo(1);
  }

  @Test
  void aGoalIsMetSinceItsFirstVerdictAndStaysMet() {
    var ada = room.student("Ada");
    room.reads(ada, "line", 5);
    room.attempt(ada, "line", false, true);
    assertThat(only().metAt()).isNull();

    var first = room.attempt(ada, "line", true, true);
    room.attempt(ada, "line", true, true);
    room.attempt(ada, "line", false, false);

    assertThat(only().metAt()).isEqualTo(judgedAt(first));
    assertThat(only().rule()).isNull();

    room.reads(ada, "depth", 0);
    assertThat(only().metAt()).isNull();
  }

  @Test
  void whoWentOnToAnotherLessonIsNotStuckInTheOneBefore() {
    var ada = room.student("Ada");
    room.attempt(ada, "line", false, false);
    room.reads(ada, "depth", 0);

    assertThat(only().rule()).isNull();
    assertThat(only().lesson()).isEqualTo("depth");
  }

  @Test
  void aLongCurveKeepsItsEnds() {
    var curve = IntStream.range(0, 1000).mapToObj(n -> n / 1000.0).toList();

    assertThat(Desks.thinned(curve)).hasSize(40).startsWith(0.0).endsWith(0.999);
    assertThat(Desks.thinned(List.of(0.5))).containsExactly(0.5);
  }

  @Test
  void aGradebookHoldsTheEarliestOfTheBestAttempts() {
    var ada = room.student("Ada");
    var bob = room.student("Bob");
    room.attempt(ada, "line", false, false);
    room.attempt(ada, "line", true, false);
    room.attempt(ada, "line", false, true);
    room.attempt(bob, "depth", true, true);
    var store = new GradebookStore(room.jdbi);

    assertThat(store.best(room.classId, null))
        .extracting(
            GradebookStore.Best::account,
            GradebookStore.Best::lesson,
            GradebookStore.Best::score,
            GradebookStore.Best::met)
        .containsExactlyInAnyOrder(
            tuple(ada, "line", 0.5, true),
            tuple(ada, "line", 0.5, false),
            tuple(bob, "depth", 1.0, true),
            tuple(bob, "depth", 1.0, true));
    assertThat(store.best(room.classId, bob)).hasSize(2);
    assertThat(store.members(room.classId, bob)).hasSize(1);
    assertThat(new AttemptStore(room.jdbi).standings(ada).get("line"))
        .isEqualTo(new LessonProgress.ChallengeStanding(LessonProgress.State.FAILED, 0.5, 0.5));
  }

  private DeskStore.Row only() {
    return desk.members(room.classId).get(0);
  }

  private Instant judgedAt(UUID attempt) {
    return room.jdbi.withHandle(
        h ->
            h.select("SELECT judged_at FROM challenge_attempt WHERE id = ?", attempt)
                .mapTo(Instant.class)
                .one());
  }

  private Instant firstAttempt(UUID account) {
    return room.jdbi.withHandle(
        h ->
            h.select("SELECT min(at) FROM challenge_attempt WHERE account = ?", account)
                .mapTo(Instant.class)
                .one());
  }
}
