package dev.layerwise.quota;

import dev.layerwise.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Gives people more device time than the week did. Runs that wait for it go on by themselves. */
@ApplicationScoped
public class Grants {
  private static final long MOST_A_WEEK_MS = Duration.ofHours(1000).toMillis();

  private final Quota quota;
  private final QuotaStore store;

  Grants(Quota quota, QuotaStore store) {
    this.quota = quota;
    this.store = store;
  }

  /** Gives it, once for each request. */
  public void give(Grant grant) {
    if (!store.exists(grant.account())) {
      throw Problem.notFound("There is no such account. Reload the page to see those there are.");
    }
    store.alone(
        () -> {
          var balance = quota.balance(grant.account());
          if (balance.grantedMs() + grant.ms() > MOST_A_WEEK_MS) {
            throw Problem.conflict(
                "too-much-granted",
                "More than a week can hold",
                "At most 1,000 hours can be granted to one person for one week.");
          }
          return store.grant(balance, grant);
        });
  }
}
