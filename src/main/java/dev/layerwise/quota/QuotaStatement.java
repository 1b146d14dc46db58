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
        store.entries(account, week.start(), LATEST).stream()
            .map(entry -> entry(entry, week))
            .toList());
  }

  private static QuotaResource.Entry entry(LedgerEntry entry, Week week) {
    return new QuotaResource.Entry(
        entry.at(),
        entry.kind(),
        entry.ms(),
        entry.run(),
        entry.runName(),
        sentence(entry, entry.weekStart().isBefore(week.start())));
  }

  /**
   * @param earlier whether an earlier week pays, or is paid back
   */
  static String sentence(LedgerEntry entry, boolean earlier) {
    var time = Spell.time(entry.ms());
    var run = entry.runName() == null ? "a run since deleted" : "“" + entry.runName() + "”";
    return switch (entry.kind()) {
      case "grant" -> granted(entry, time);
      case "reserve" -> "%s set aside for %s.".formatted(time, run);
      case "charge" ->
          earlier
              ? "%s used by %s before this week began: last week’s time paid for it."
                  .formatted(time, run)
              : "%s used by %s.".formatted(time, run);
      case "release" -> "%s set aside for %s given back unused.".formatted(time, run);
      case "refund" ->
          earlier
              ? "%s paid back to last week: work of %s was lost through no fault of yours."
                  .formatted(time, run)
              : "%s paid back: work of %s was lost through no fault of yours.".formatted(time, run);
      default -> throw new IllegalStateException("No such kind of entry: " + entry.kind());
    };
  }

  private static String granted(LedgerEntry entry, String time) {
    if (entry.note() == null) {
      return "%s granted for the week.".formatted(time);
    }
    return entry.grantedBy() == null
        ? "%s granted: %s".formatted(time, entry.note())
        : "%s more granted by %s: “%s”".formatted(time, entry.grantedBy(), entry.note());
  }
}
