package dev.layerwise.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Runs as they are shown: one, or a page of them, newest first. */
@ApplicationScoped
class RunListStore {
  private static final String SHOWN =
      """
      SELECT r.id, r.account_id, a.name AS owner_name, r.name, r.state, r.paused_for,
             r.wanted, r.message,
             r.dataset, r.dataset_version, r.network, r.training, r.lesson, r.lane, r.epochs,
             r.parameters, r.device, r.attempts, r.charged_ms, r.last_seq, r.epoch, r.batch,
             r.batches, r.best_epoch, r.best_accuracy, r.curve, r.test_loss, r.test_accuracy,
             r.predictions_blob, r.check_of, r.created_at, r.started_at, r.finished_at
        FROM run r JOIN account a ON a.id = r.account_id
      """;

  private final Jdbi jdbi;

  RunListStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  Optional<RunRow> find(UUID run) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SHOWN + " WHERE r.id = ?")
                .bind(0, run)
                .mapTo(RunRow.class)
                .findOne());
  }

  /**
   * Which runs to list.
   *
   * @param owner null for everybody's
   * @param states empty for all
   * @param words part of a name, a data set or an owner; null for all
   * @param after the last run of the page before, null for the first page
   */
  record Filter(
      @Nullable UUID owner, List<String> states, @Nullable String words, @Nullable UUID after) {}

  List<RunRow> list(Filter filter, int count) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    SHOWN
                        + """
                         WHERE r.check_of IS NULL
                           AND (:owner::uuid IS NULL OR r.account_id = :owner)
                           AND (:anyState OR r.state = ANY (:states))
                           AND (:words::text IS NULL
                                OR strpos(lower(r.name || ' ' || r.dataset || ' ' || a.name),
                                          lower(:words)) > 0)
                           AND (:after::uuid IS NULL
                                OR (r.created_at, r.id)
                                   < (SELECT created_at, id FROM run WHERE id = :after))
                         ORDER BY r.created_at DESC, r.id DESC
                         LIMIT :count
                        """)
                .bind("owner", filter.owner())
                .bind("anyState", filter.states().isEmpty())
                .bindArray("states", String.class, filter.states().toArray())
                .bind("words", filter.words())
                .bind("after", filter.after())
                .bind("count", count)
                .mapTo(RunRow.class)
                .list());
  }
}
