package dev.layerwise.quota;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What the time of a slice costs, divided between the weeks that it fell in. The parts are
 * differences of one growing sum, so they add up to the whole whatever the rate; what is less than
 * a millisecond goes into the run's next charge.
 *
 * @param carry thousandths of a millisecond still owed
 */
record Charge(List<Part> parts, int carry) {
  /** What one week pays. */
  record Part(Instant week, long ms) {}

  /**
   * @param from when the device began to be held
   * @param heldMs for how long
   * @param carry from the charge before
   * @param atMost the reservation is the promise, should the rate have been raised since
   */
  static Charge of(
      Instant from,
      long heldMs,
      Rate rate,
      int carry,
      long atMost,
      Function<Instant, Week> weekOf) {
    var parts = new ArrayList<Part>();
    long start = from.toEpochMilli();
    long done = 0;
    long charged = 0;
    while (done < heldMs) {
      var week = weekOf.apply(Instant.ofEpochMilli(start + done));
      done = Math.min(heldMs, week.end().toEpochMilli() - start);
      long upToHere = Math.min(rate.cost(done, carry), atMost);
      parts.add(new Part(week.start(), upToHere - charged));
      charged = upToHere;
    }
    boolean capped = rate.cost(heldMs, carry) > atMost;
    return new Charge(List.copyOf(parts), capped ? 0 : rate.carry(heldMs, carry));
  }

  long ms() {
    return parts.stream().mapToLong(Part::ms).sum();
  }
}
