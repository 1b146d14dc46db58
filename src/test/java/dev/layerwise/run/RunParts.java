package dev.layerwise.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.layerwise.account.Person;
import dev.layerwise.incident.IncidentFixture;
import dev.layerwise.quota.Quota;
import dev.layerwise.quota.QuotaFixture;
import dev.layerwise.quota.QuotaRules;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The queue's classes over a database, put together as the container does. */
public class RunParts {
  public final Jdbi jdbi;
  public final RunQueue queue;
  public final RunJournal journal;
  public final Signals signals;
  public final MeterRegistry registry = new SimpleMeterRegistry();
  final ObjectMapper json = new ObjectMapper();
  final Quota quota;
  final EventStore events;
  final LifeStore life;
  final RunStore runs;
  final RunListStore list;
  final HeldRuns held;
  final RunControls controls;
  final QuotaWaiters waiters;
  private final RunLimits limits;

  /** Rules, limits and the lease as a site's configuration sets them. */
  public RunParts(Jdbi jdbi, QuotaRules rules, int concurrent, Lease lease) {
    this(jdbi, rules, new RunLimits(concurrent, 1000), lease);
  }

  RunParts(Jdbi jdbi, QuotaRules rules, RunLimits limits, Lease lease) {
    this.jdbi = jdbi;
    this.limits = limits;
    quota = QuotaFixture.quota(jdbi, rules);
    life = new LifeStore(jdbi, lease);
    runs = new RunStore(jdbi);
    list = new RunListStore(jdbi);
    signals = new Signals(new SignalStore(jdbi), true);
    var incidents = IncidentFixture.incidents(jdbi, registry);
    var meters = new RunMeters(registry);
    events = new EventStore(jdbi, json, signals, meters);
    held = new HeldRuns(jdbi, quota, life, events, incidents);
    queue = new RunQueue(jdbi, new ClaimStore(jdbi, lease), events, held, limits);
    journal = new RunJournal(jdbi, held, life, events, new Refusals(meters, incidents), json);
    controls = new RunControls(jdbi, quota, life, runs, events);
    waiters = new QuotaWaiters(jdbi, quota, life, runs, events);
  }

  /** The fence that the run's row has now. */
  Fence present(Fence given) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT id AS run, fence AS number FROM run WHERE id = ?")
                .bind(0, given.run())
                .mapTo(Fence.class)
                .one());
  }

  /** Lets processes wake each other. */
  public void startSignals() {
    signals.start(new StartupEvent());
  }

  UUID submit(Person student, FrozenRun frozen, UUID device) {
    var nothing = new Submission(null, null, null, null, null);
    return submissions().queue(student, nothing, frozen, device);
  }

  private Submissions submissions() {
    return new Submissions(jdbi, null, quota, runs, events, limits, new NoLessons());
  }

  /** Whether the ledger adds up to every account's row. */
  public boolean ledgerAddsUp() {
    return number(
            """
            SELECT count(*)
              FROM quota_account q
              LEFT JOIN LATERAL (
                   SELECT sum(ms * CASE WHEN week_start <> q.week_start THEN 0
                                        WHEN kind = 'grant' THEN 1 ELSE 0 END) AS granted,
                          sum(ms * CASE WHEN week_start <> q.week_start THEN 0
                                        WHEN kind = 'charge' THEN 1
                                        WHEN kind = 'refund' THEN -1 ELSE 0 END) AS charged,
                          sum(ms * CASE kind WHEN 'reserve' THEN 1
                                             WHEN 'charge' THEN -1
                                             WHEN 'release' THEN -1 ELSE 0 END) AS reserved
                     FROM ledger l WHERE l.account_id = q.account_id) l ON true
             WHERE granted_ms <> coalesce(granted, 0) OR charged_ms <> coalesce(charged, 0)
                OR reserved_ms <> coalesce(reserved, 0)
            """)
        == 0;
  }

  long number(String sql, Object... arguments) {
    return jdbi.withHandle(h -> h.select(sql, arguments).mapTo(Long.class).one());
  }
}
