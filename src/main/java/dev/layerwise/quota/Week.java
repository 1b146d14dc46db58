package dev.layerwise.quota;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/** The window a grant is for: Monday 00:00 to the next, as the site's calendar has it. */
record Week(Instant start, Instant end) {
  /**
   * The week that this moment is in; it lasts 167 or 169 hours when clocks change. Clocks that are
   * put back over midnight show Sunday again after Monday began: the week that began then stays.
   */
  static Week containing(Instant moment, ZoneId zone) {
    var monday =
        moment.atZone(zone).toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    var week = from(monday, zone);
    return moment.isBefore(week.end()) ? week : from(monday.plusWeeks(1), zone);
  }

  private static Week from(LocalDate monday, ZoneId zone) {
    return new Week(
        monday.atStartOfDay(zone).toInstant(), monday.plusWeeks(1).atStartOfDay(zone).toInstant());
  }
}
