package dev.layerwise.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What the live reader asks of the database: one query for all runs that are watched. */
@ApplicationScoped
class LiveStore {
  /** More than this comes with the next question. */
  static final int MOST_AT_ONCE = 10_000;

  private final Jdbi jdbi;

  LiveStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** The last seq of each of these runs; a deleted run is missing. */
  Map<UUID, Long> lastSeqs(Collection<UUID> runs) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT id, last_seq FROM run WHERE id = ANY (:runs)")
                .bindArray("runs", UUID.class, runs.toArray())
                .reduceResultSet(
                    new HashMap<>(),
                    (map, row, context) -> {
                      map.put(row.getObject("id", UUID.class), row.getLong("last_seq"));
                      return map;
                    }));
  }

  /** Events of each run after the seq given with it, in order. */
  List<EventStore.Numbered> after(Map<UUID, Long> seqs) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    EventStore.WIRE
                        + """
                          JOIN unnest(:runs::uuid[], :seqs::bigint[]) w(watched, cursor)
                            ON run_id = w.watched AND seq > w.cursor
                         ORDER BY run_id, seq
                         LIMIT :most
                        """)
                .bindArray("runs", UUID.class, seqs.keySet().toArray())
                .bindArray("seqs", Long.class, seqs.values().toArray())
                .bind("most", MOST_AT_ONCE)
                .mapTo(EventStore.Numbered.class)
                .list());
  }

  /** The run's events of this kind up to a seq, thinned evenly to about so many. */
  List<String> thinned(UUID run, String kind, long upTo, int about) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT text FROM (
                      SELECT e.*, row_number() OVER (ORDER BY seq DESC) - 1 AS place,
                             count(*) OVER () AS total
                        FROM (
                    """
                        + EventStore.WIRE
                        + """
                          WHERE run_id = :run AND kind = :kind AND seq <= :upTo) e) numbered
                     WHERE place % greatest(1, (total + :about - 1) / :about) = 0
                     ORDER BY seq
                    """)
                .bind("run", run)
                .bind("kind", kind)
                .bind("upTo", upTo)
                .bind("about", about)
                .mapTo(String.class)
                .list());
  }

  /** The latest event of this kind up to a seq, as JSON. */
  @Nullable String latest(UUID run, String kind, long upTo) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT text FROM ("
                        + EventStore.WIRE
                        + " WHERE run_id = :run AND kind = :kind AND seq <= :upTo"
                        + " ORDER BY seq DESC LIMIT 1) latest")
                .bind("run", run)
                .bind("kind", kind)
                .bind("upTo", upTo)
                .mapTo(String.class)
                .findOne()
                .orElse(null));
  }
}
