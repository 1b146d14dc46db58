package dev.layerwise.quota;

import jakarta.enterprise.context.ApplicationScoped;
import org.jdbi.v3.core.Jdbi;

/** The rule by which devices are shared, as every process of the site reads it. */
@ApplicationScoped
public class ShareRuleStore {
  private final Jdbi jdbi;

  ShareRuleStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Makes this the site's rule. Use is kept as a logarithm that a half-life is part of: with
   * another one each account's is converted, so that its decayed use of this moment stays what it
   * is.
   *
   * @return whether it was another rule before
   */
  public boolean follow(ShareRule rule) {
    return jdbi.inTransaction(
        handle -> {
          long before =
              handle
                  .createQuery("SELECT half_life_ms FROM share_rule FOR UPDATE")
                  .mapTo(Long.class)
                  .one();
          int changed =
              handle
                  .createUpdate(
                      """
                      UPDATE share_rule
                         SET half_life_ms = :halfLife, quick_ms = :quick, quick_part = :quickPart,
                             patience_ms = :patience, turn_ms = :turn
                       WHERE (half_life_ms, quick_ms, quick_part, patience_ms, turn_ms)
                             IS DISTINCT FROM (:halfLife, :quick, :quickPart, :patience, :turn)
                      """)
                  .bind("halfLife", rule.halfLife().toMillis())
                  .bind("quick", rule.quick().toMillis())
                  .bind("quickPart", rule.quickPart())
                  .bind("patience", rule.patience().toMillis())
                  .bind("turn", rule.turn().toMillis())
                  .execute();
          if (before != rule.halfLife().toMillis()) {
            convert(before, rule.halfLife().toMillis());
          }
          return changed > 0;
        });
  }

  private void convert(long before, long after) {
    jdbi.useHandle(
        handle -> {
          // Nobody may add to a use under the one half-life that is converted under the other.
          handle.execute("LOCK TABLE quota_account IN EXCLUSIVE MODE");
          handle.execute(
              """
              UPDATE quota_account
                 SET decayed_use = decayed_use
                       + extract(epoch FROM site_now())::double precision * 1000
                         * (1 / ?::double precision - 1 / ?::double precision),
                     share = NULL
              """,
              after,
              before);
        });
  }
}
