package dev.layerwise.quota;

import org.jdbi.v3.core.Jdbi;

/** The rule of a test's own site. */
public final class ShareRules {
  private ShareRules() {}

  /** Makes this the site's rule; says whether it was another one before. */
  public static boolean follow(Jdbi jdbi, ShareRule rule) {
    return new ShareRuleStore(jdbi).follow(rule);
  }
}
