package dev.layerwise.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ChargeTest {
  private static final Rate FULL = Rate.of(BigDecimal.ONE);

  /** Each zone's last week before a change of clocks, the week of the change, and the one after. */
  static Stream<Arguments> weeksWithAChange() {
    return Stream.of(
        Arguments.of("Europe/Berlin", "2026-03-25T12:00:00Z", 167),
        Arguments.of("Europe/Berlin", "2026-10-21T12:00:00Z", 169),
        Arguments.of("America/New_York", "2026-03-04T12:00:00Z", 167),
        Arguments.of("America/New_York", "2026-10-28T12:00:00Z", 169),
        Arguments.of("Africa/Casablanca", "2009-06-03T12:00:00Z", 167), // no Monday 00:00
        Arguments.of("Asia/Amman", "1989-05-10T12:00:00Z", 167), // likewise
        Arguments.of("Africa/Juba", "2021-01-27T12:00:00Z", 169)); // back at Monday 00:00
  }

  @ParameterizedTest
  @MethodSource("weeksWithAChange")
  void splitsAtBothEndsOfAWeekInWhichClocksChange(String zone, Instant inTheWeek, int hours) {
    var rules = ZoneId.of(zone);
    var week = Week.containing(inTheWeek, rules);
    assertThat(Duration.between(week.start(), week.end()).toHours()).isIn((long) hours, 168L);

    var atItsStart = charge(week.start().minusMillis(10_000), 30_000, FULL, 0, rules);
    var atItsEnd = charge(week.end().minusMillis(10_001), 30_000, FULL, 0, rules);

    var before = Week.containing(week.start().minusMillis(1), rules);
    assertThat(atItsStart.parts()).containsExactly(part(before, 10_000), part(week, 20_000));
    assertThat(atItsEnd.parts())
        .containsExactly(part(week, 10_001), part(Week.containing(week.end(), rules), 19_999));
  }

  @Test
  void theWeekOfAChangeLasts167Or169Hours() {
    weeksWithAChange()
        .map(Arguments::get)
        .filter(of -> ((String) of[0]).startsWith("E") || ((String) of[0]).startsWith("America"))
        .forEach(
            of -> {
              var week = Week.containing(Instant.parse((String) of[1]), ZoneId.of((String) of[0]));
              assertThat(Duration.between(week.start(), week.end())).hasHours((int) of[2]);
            });
  }

  /** Slice after slice, of any rate and any length, over weeks: nothing is lost, nothing twice. */
  @Test
  void thePartsOfARunAddUpToTheWhole() {
    var random = new Random(7);
    var zones = ZoneId.getAvailableZoneIds().stream().sorted().map(ZoneId::of).toList();
    for (int run = 0; run < 3000; run++) {
      var zone = zones.get(random.nextInt(zones.size()));
      var rate = new Rate(random.nextInt(4000));
      var at = Instant.ofEpochSecond(random.nextInt(2_000_000_000)).plusNanos(random.nextInt());
      long held = 0;
      long charged = 0;
      int carry = 0;
      for (int slice = 0; slice < 20; slice++) {
        long length =
            random.nextInt(4) == 0 ? random.nextInt(1_000_000_000) : random.nextInt(60_001);
        var charge = charge(at, length, rate, carry, zone);
        assertThat(charge.parts()).allMatch(part -> part.ms() >= 0).doesNotHaveDuplicates();
        assertThat(charge.ms()).isLessThanOrEqualTo(rate.reservation(length));
        at = Instant.ofEpochMilli(at.toEpochMilli() + length);
        held += length;
        charged += charge.ms();
        carry = charge.carry();
      }
      assertThat(charged * 1000 + carry).isEqualTo(held * rate.perMille());
    }
  }

  @Test
  void eachWeekPaysForItsOwnMilliseconds() {
    var random = new Random(8);
    var berlin = ZoneId.of("Europe/Berlin");
    for (int i = 0; i < 2000; i++) {
      var week = Week.containing(Instant.ofEpochSecond(random.nextInt(2_000_000_000)), berlin);
      long before = random.nextInt(60_000);
      long after = random.nextInt(60_000) + 1;

      var charge = charge(week.end().minusMillis(before), before + after, FULL, 0, berlin);

      var next = Week.containing(week.end(), berlin);
      assertThat(charge.parts())
          .isEqualTo(
              before == 0
                  ? List.of(part(next, after))
                  : List.of(part(week, before), part(next, after)));
    }
  }

  @Test
  void neverTakesMoreThanWasReserved() {
    var charge =
        Charge.of(
            Instant.EPOCH,
            60_000,
            new Rate(2000),
            999,
            60_000,
            moment -> Week.containing(moment, ZoneId.of("UTC")));

    assertThat(charge.ms()).isEqualTo(60_000);
    assertThat(charge.carry()).isZero();
  }

  private static Charge charge(Instant from, long held, Rate rate, int carry, ZoneId zone) {
    return Charge.of(
        from, held, rate, carry, Long.MAX_VALUE, moment -> Week.containing(moment, zone));
  }

  private static Charge.Part part(Week week, long ms) {
    return new Charge.Part(week.start(), ms);
  }
}
