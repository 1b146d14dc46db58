package dev.layerwise.course;

import static org.assertj.core.api.Assertions.assertThat;

import dev.layerwise.platform.TestDatabase;
import dev.layerwise.quota.QuotaFixture;
import dev.layerwise.quota.Weights;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A class's weight on a site in Berlin, whose days begin an hour before those of Greenwich. */
class ClassWeightTest {
  private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");
  private static final LocalDate FRIDAY = LocalDate.parse("2026-03-06");

  private final ClassroomFixture room = new ClassroomFixture();
  private final Weights weights = QuotaFixture.weights(room.jdbi);
  private final ClassTerms terms =
      new ClassTerms(room.classes, weights, QuotaFixture.quota(room.jdbi, QuotaFixture.usual()));
  private final Classes classes = new Classes(room.classes, terms, null);
  private final UUID ada = room.account("Ada", "STUDENT");

  @BeforeEach
  void itIsWednesday() {
    at("2026-03-04T11:00:00Z");
  }

  @Test
  void aWeightEndsWithTheLastDay() {
    classes.change(room.classId, wish(MONDAY, FRIDAY, 2));
    classes.join(room.classId, ada);
    assertThat(weight()).isEqualTo(2);

    at("2026-03-06T22:59:59Z");
    assertThat(weight()).isEqualTo(2);

    at("2026-03-06T23:00:00Z");
    assertThat(weight()).isEqualTo(1);
  }

  @Test
  void aWeightBeginsWithTheFirstDay() {
    classes.change(room.classId, wish(FRIDAY, null, 2));
    classes.join(room.classId, ada);
    assertThat(weight()).isEqualTo(1);

    at("2026-03-05T23:00:00Z");
    assertThat(weight()).isEqualTo(2);
  }

  @Test
  void whoComesInAfterwardsGetsNoneAndALaterLastDayBringsItBack() {
    classes.change(room.classId, wish(MONDAY, FRIDAY, 2));
    classes.join(room.classId, ada);
    at("2026-03-09T11:00:00Z");
    assertThat(weight()).isEqualTo(1);
    assertThat(room.classes.find(room.classId).orElseThrow().weight()).isEqualTo(2);

    classes.change(room.classId, wish(MONDAY, LocalDate.parse("2026-03-13"), 2));
    assertThat(weight()).isEqualTo(2);
  }

  @Test
  void anotherClassUnderWayGivesItsWeightInstead() {
    classes.change(room.classId, wish(MONDAY, null, 3));
    classes.join(room.classId, ada);
    at("2026-03-04T12:00:00Z");
    var later = room.classes.insert(room.instructor, wish(MONDAY, FRIDAY, 2));
    classes.change(later, wish(MONDAY, FRIDAY, 2));
    classes.join(later, ada);
    assertThat(weight()).isEqualTo(2);

    at("2026-03-07T11:00:00Z");
    assertThat(weight()).isEqualTo(3);

    classes.leave(room.classes.find(room.classId).orElseThrow(), ada);
    assertThat(weight()).isEqualTo(1);
  }

  @Test
  void whomAnAdminPutIntoAShareClassNoClassMoves() {
    var research = weights.make("Research", 5).orElseThrow();
    weights.move(ada, null, research);
    classes.change(room.classId, wish(MONDAY, FRIDAY, 2));
    classes.join(room.classId, ada);
    assertThat(weight()).isEqualTo(5);

    at("2026-03-09T11:00:00Z");
    assertThat(weight()).isEqualTo(5);
  }

  private static ClassWish wish(
      @Nullable LocalDate starts, @Nullable LocalDate ends, double weight) {
    return new ClassWish("Deep", starts, ends, null, weight);
  }

  /** Time passes, and with it what is done every half minute. */
  private void at(String moment) {
    TestDatabase.freeze(room.jdbi, Instant.parse(moment));
    terms.settleAll();
  }

  private double weight() {
    return room.jdbi.withHandle(
        h ->
            h.select("SELECT weight FROM quota_account WHERE account_id = ?", ada)
                .mapTo(Double.class)
                .findOne()
                .orElse(1.0));
  }
}
