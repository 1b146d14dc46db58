package dev.layerwise.quota;

import dev.layerwise.account.Person;
import dev.layerwise.platform.Problem;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Device time beyond the weekly grant, for this week.
 *
 * @param request made by whoever asks: the same one twice is one grant
 */
public record Grant(UUID account, Person by, long ms, String reason, UUID request) {
  private static final BigDecimal MOST_HOURS = BigDecimal.valueOf(100);
  private static final int LONGEST_REASON = 200;
  private static final BigDecimal HOUR_MS = BigDecimal.valueOf(Duration.ofHours(1).toMillis());

  public static Grant of(
      UUID account,
      Person by,
      @Nullable BigDecimal hours,
      @Nullable String reason,
      @Nullable UUID request) {
    if (hours == null || hours.signum() <= 0 || hours.compareTo(MOST_HOURS) > 0) {
      throw refused("Give more than 0 and at most %s hours at once.".formatted(MOST_HOURS));
    }
    var why = reason == null ? "" : reason.strip();
    if (why.isEmpty() || why.length() > LONGEST_REASON) {
      throw refused(
          "Give a reason of at most %d characters: the student reads it in their ledger."
              .formatted(LONGEST_REASON));
    }
    if (request == null) {
      throw refused("Name the request by a UUID of your own, so that a repeated one counts once.");
    }
    long ms = hours.multiply(HOUR_MS).longValue();
    if (ms == 0) {
      throw refused("That is less than a millisecond.");
    }
    return new Grant(account, by, ms, why, request);
  }

  private static Problem refused(String detail) {
    return new Problem(422, "bad-grant", "Not granted", detail);
  }
}
