package dev.layerwise.simulation;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.TemplateEngine;

/**
 * The control: the same queue, but the account whose oldest run waits longest comes first, whatever
 * it used. Rewrites that one line of the claim, and knows whether it did.
 */
final class OldestFirst implements TemplateEngine {
  private static final String BY_USE = "ORDER BY share, account_id";
  private static final String BY_AGE =
      """
      ORDER BY (SELECT min(r.queued_at) FROM run r
                 WHERE r.account_id = quota_account.account_id AND r.state = 'QUEUED'),
               account_id
      """;

  private final TemplateEngine usual;
  private boolean rewrote;

  private OldestFirst(TemplateEngine usual) {
    this.usual = usual;
  }

  /** From now on this site's claims go by age alone. */
  static OldestFirst in(Jdbi jdbi) {
    var statements = jdbi.getConfig(SqlStatements.class);
    var oldestFirst = new OldestFirst(statements.getTemplateEngine());
    statements.setTemplateEngine(oldestFirst);
    return oldestFirst;
  }

  @Override
  public String render(String template, StatementContext context) {
    var sql = usual.render(template, context);
    rewrote |= sql.contains(BY_USE);
    return sql.replace(BY_USE, BY_AGE);
  }

  /** Whether there was a claim to rewrite: a control that changes nothing proves nothing. */
  boolean rewrote() {
    return rewrote;
  }
}
