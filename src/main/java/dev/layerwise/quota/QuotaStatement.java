package dev.layerwise.quota;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** What an account was granted and used this week, in words. */
@ApplicationScoped
class QuotaStatement {
  private static final int LATEST = 200;

  private final Quota quota;
  private final QuotaStore store;
  private final QuotaRules rules;

  QuotaStatement(Quota quota, QuotaStore store, QuotaRules rules) {
    this.quota = quota;
    this.store = store;
    this.rules = rules;
  }

  QuotaResource.QuotaPage of(UUID account) {
    var balance = quota.balance(account);
    var week = rules.weekOf(balance.now());
    return new QuotaResource.QuotaPage(
        week.start(),
        week.end(),
        balance.grantedMs(),
        balance.chargedMs(),
        balance.reservedMs(),
        new QuotaResource.Rates(rules.rate("gpu").value(), rules.rate("cpu").value()),
        store.entries(account, week.start(), LATEST).stream().map(QuotaStatement::entry).toList());
  }

  private static QuotaResource.Entry entry(LedgerEntry entry) {
    return new QuotaResource.Entry(
        entry.at(), entry.kind(), entry.ms(), entry.run(), entry.runName(), sentence(entry));
  }

  static String sentence(LedgerEntry entry) {
    var time = Spell.time(entry.ms());
    var run = entry.runName() == null ? "a run since deleted" : "“" + entry.runName() + "”";
    return switch (entry.kind()) {
      case "grant" ->
          entry.note() == null
              ? "%s granted for the week.".formatted(time)
              : "%s granted: %s".formatted(time, entry.note());
      case "reserve" -> "%s set aside for %s.".formatted(time, run);
      case "charge" -> "%s used by %s.".formatted(time, run);
      case "release" -> "%s set aside for %s given back unused.".formatted(time, run);
      case "refund" -> "%s paid back: our machine failed %s.".formatted(time, run);
      default -> throw new IllegalStateException("No such kind of entry: " + entry.kind());
    };
  }
}
