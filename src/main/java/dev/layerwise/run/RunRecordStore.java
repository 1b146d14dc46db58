package dev.layerwise.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** What runs trained and how it went, for whoever judges them. */
@ApplicationScoped
public class RunRecordStore {
  private static final String COLUMNS =
      """
      SELECT id, account_id AS owner, state, message, dataset, network, training, epochs,
             parameters, test_loss, test_accuracy, held_ms,
             state = 'FAILED' AND (attempts >= 3 OR worker_losses >= 10) AS lost,
             check_of, created_at
        FROM run
      """;

  private final Jdbi jdbi;

  RunRecordStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  public Optional<RunRecord> find(UUID run) {
    return Optional.ofNullable(find(List.of(run)).get(run));
  }

  /** Those of these runs that there are. */
  public Map<UUID, RunRecord> find(Collection<UUID> runs) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(COLUMNS + "WHERE id = ANY (:runs)")
                .bindArray("runs", UUID.class, runs.toArray())
                .mapTo(RunRecord.class)
                .stream()
                .collect(Collectors.toMap(RunRecord::id, Function.identity())));
  }

  /**
   * A metric after each epoch, as the run told it; an epoch trained twice counts as it was last.
   */
  public List<Double> curve(UUID run, String metric) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT value FROM (
                      SELECT DISTINCT ON (epoch) (payload ->> 'epoch')::int AS epoch,
                             (payload -> 'metrics' ->> :metric)::double precision AS value
                        FROM run_event WHERE run_id = :run AND kind = 'epoch'
                       ORDER BY epoch, seq DESC) each_epoch
                     WHERE value IS NOT NULL
                     ORDER BY epoch
                    """)
                .bind("run", run)
                .bind("metric", metric)
                .mapTo(Double.class)
                .list());
  }
}
