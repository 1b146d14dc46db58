package dev.layerwise.quota;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** What somebody is granted each Monday in place of the site's usual grant. */
public interface WeeklyAllowance {
  /** Theirs at this moment; empty when it is the usual one. */
  Optional<Duration> of(UUID account);
}
