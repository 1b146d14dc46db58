package dev.layerwise.quota;

import dev.layerwise.incident.Incident;
import dev.layerwise.incident.IncidentKind;
import dev.layerwise.incident.Incidents;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Holds every account's sums against the ledger, once an hour, and says aloud what differs. */
@Startup // its gauge is there before the first look
@ApplicationScoped
class LedgerAudit {
  private static final Logger LOG = Logger.getLogger(LedgerAudit.class);

  private final QuotaStore store;
  private final Incidents incidents;
  private volatile double broken = Double.NaN;

  LedgerAudit(QuotaStore store, Incidents incidents, MeterRegistry meters) {
    this.store = store;
    this.incidents = incidents;
    Gauge.builder("layerwise.quota.accounts.broken", () -> broken)
        .description(
            "Accounts whose sums differ from their ledger; always 0, and no number before the first"
                + " look")
        .register(meters);
  }

  @Scheduled(
      every = "1h",
      delayed = "1m",
      identity = "ledger-audit",
      concurrentExecution = ConcurrentExecution.SKIP)
  void look() {
    var found = store.accountsWhoseSumsDiffer();
    broken = found.size();
    if (found.isEmpty()) {
      return;
    }
    LOG.errorf("The ledger and the sums of %d accounts differ: %s", found.size(), found);
    incidents.tell(
        Incident.ofSite(
            IncidentKind.QUOTA_BROKEN,
            "The ledger of device time and the sums of these accounts differ: " + found + ".",
            "Nothing was changed. The ledger is right: compare it with the quota_account rows."));
  }
}
