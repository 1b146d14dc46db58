package dev.layerwise.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class WeekTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void beginsOnMondayMidnightWhereTheSiteIs() {
    var week = Week.containing(Instant.parse("2026-03-04T11:00:00Z"), BERLIN);

    assertThat(week.start()).isEqualTo("2026-03-01T23:00:00Z");
    assertThat(week.end()).isEqualTo("2026-03-08T23:00:00Z");
    assertThat(Week.containing(week.start(), BERLIN)).isEqualTo(week);
    assertThat(Week.containing(week.end(), BERLIN).start()).isEqualTo(week.end());
  }

  @Test
  void isAnHourShorterOrLongerWhenClocksChange() {
    var spring = Week.containing(Instant.parse("2026-03-25T12:00:00Z"), BERLIN);
    var autumn = Week.containing(Instant.parse("2026-10-21T12:00:00Z"), BERLIN);

    assertThat(Duration.between(spring.start(), spring.end())).hasHours(167);
    assertThat(Duration.between(autumn.start(), autumn.end())).hasHours(169);
  }

  /**
   * Where clocks changed at any time of day: Amman, Cairo and Havana changed theirs at midnight.
   */
  @Test
  void weeksFollowEachOtherWithoutAGapInEveryZoneThatThereIs() {
    for (var name : ZoneId.getAvailableZoneIds()) {
      var zone = ZoneId.of(name);
      for (var change : zone.getRules().getTransitions()) {
        for (int hours = -170; hours <= 170; hours += 10) {
          fitsItsNeighbours(change.getInstant().plusSeconds(hours * 3600L), zone);
        }
        for (int minutes = -150; minutes <= 150; minutes += 15) {
          fitsItsNeighbours(change.getInstant().plusSeconds(minutes * 60L), zone);
        }
      }
    }
  }

  private static void fitsItsNeighbours(Instant moment, ZoneId zone) {
    var week = Week.containing(moment, zone);
    if (moment.isBefore(week.start())
        || !moment.isBefore(week.end())
        || !Week.containing(week.start(), zone).equals(week)
        || !Week.containing(week.end(), zone).start().equals(week.end())
        || !Week.containing(week.start().minusMillis(1), zone).end().equals(week.start())) {
      throw new AssertionError(moment + " in " + zone + " is in " + week);
    }
  }

  @Test
  void whereMondayHasNoMidnightTheWeekBeginsWithItsFirstMoment() {
    var casablanca = ZoneId.of("Africa/Casablanca");
    var week = Week.containing(Instant.parse("2009-06-03T12:00:00Z"), casablanca);

    assertThat(week.start()).isEqualTo("2009-06-01T00:00:00Z"); // it was one o'clock at once
    assertThat(week.start().atZone(casablanca).toLocalTime()).isEqualTo("01:00");
  }

  @Test
  void whereClocksGoBackAtMondayMidnightTheSecondHourIsStillSunday() {
    var juba = ZoneId.of("Africa/Juba");
    var again = Instant.parse("2021-01-31T21:30:00Z"); // Sunday 23:30 for the second time

    assertThat(Week.containing(again, juba).end()).isEqualTo("2021-01-31T22:00:00Z");
  }

  @Test
  void whatIsAffordableIsNeverMoreThanPaidFor() {
    for (var rate : new String[] {"0", "0.001", "0.333", "1", "1.5", "7.77"}) {
      var price = Rate.of(new BigDecimal(rate));
      for (long quota = 0; quota < 70_000; quota += 977) {
        assertThat(price.reservation(price.affordable(quota, 60_000))).isLessThanOrEqualTo(quota);
      }
    }
  }
}
