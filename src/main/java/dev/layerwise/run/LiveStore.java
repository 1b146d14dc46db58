package dev.layerwise.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What the live reader asks of the database: one query for all runs that are watched. */
@ApplicationScoped
class LiveStore {
  private static final double NANOS = 1e9;

  /** Of one run; more than this comes with the next question. */
  private static final int MOST_AT_ONCE = 1_000;

  /**
   * Asked many times a second. How many runs there are must not show in what PostgreSQL expects of
   * it: it would make a new plan each time, which takes it longer than the answer.
   */
  private static final String NEWS =
      """
      SELECT r.id AS run, r.last_seq, e.seq, e.text,
             extract(epoch FROM clock_timestamp() - e.at)::float8 AS age
        FROM (SELECT key::uuid AS watched, value::bigint AS cursor
                FROM jsonb_each_text(:after::jsonb)) w
        JOIN run r ON r.id = w.watched
        LEFT JOIN LATERAL (
      """
          + EventStore.WIRE
          + """
              WHERE run_id = r.id AND seq > w.cursor
              ORDER BY seq
              LIMIT {most}) e ON r.last_seq > w.cursor
       ORDER BY r.id, e.seq
      """
              .replace("{most}", Integer.toString(MOST_AT_ONCE));

  private final Jdbi jdbi;
  private final ObjectMapper json;

  LiveStore(Jdbi jdbi, ObjectMapper json) {
    this.jdbi = jdbi;
    this.json = json;
  }

  /**
   * How far a run is, and its events after the seq that was asked for, in order.
   *
   * @param lastSeq of the run
   */
  record News(long lastSeq, List<LiveMessage> events) {
    /** Whether there is more than came. */
    boolean isCut() {
      return events.size() == MOST_AT_ONCE;
    }
  }

  /** Events after one seq, up to and with another. */
  record Span(long after, long upTo) {}

  /**
   * News of each run after the seq given with it; where that is null, only how far the run is. A
   * deleted run is missing.
   */
  Map<UUID, News> news(Map<UUID, @Nullable Long> after) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(NEWS)
                .bind("after", text(after))
                .reduceResultSet(
                    new HashMap<>(),
                    (news, row, context) -> {
                      var run = row.getObject("run", UUID.class);
                      long lastSeq = row.getLong("last_seq");
                      var events =
                          news.computeIfAbsent(run, id -> new News(lastSeq, new ArrayList<>()))
                              .events();
                      if (row.getString("text") != null) {
                        events.add(event(row));
                      }
                      return news;
                    }));
  }

  private String text(Map<UUID, @Nullable Long> after) {
    try {
      return json.writeValueAsString(after);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Numbers by name are always JSON", e);
    }
  }

  private static LiveMessage event(ResultSet row) throws SQLException {
    long age = (long) (row.getDouble("age") * NANOS);
    return new LiveMessage(row.getLong("seq"), row.getString("text"), System.nanoTime() - age);
  }

  /** The events of each run in the span given with it, in order. */
  Map<UUID, List<LiveMessage>> between(Map<UUID, Span> spans) {
    var runs = List.copyOf(spans.keySet());
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    EventStore.WIRE
                        + """
                          JOIN unnest(:runs::uuid[], :after::bigint[], :upTo::bigint[])
                                 w(watched, after, up_to)
                            ON run_id = w.watched AND seq > w.after AND seq <= w.up_to
                         ORDER BY run_id, seq
                        """)
                .bindArray("runs", UUID.class, runs.toArray())
                .bindArray("after", Long.class, spans(runs, spans, Span::after))
                .bindArray("upTo", Long.class, spans(runs, spans, Span::upTo))
                .mapTo(EventStore.Numbered.class)
                .stream()
                .collect(
                    Collectors.groupingBy(
                        EventStore.Numbered::run,
                        Collectors.mapping(
                            event -> new LiveMessage(event.seq(), event.text(), null),
                            Collectors.toList()))));
  }

  private static Object[] spans(List<UUID> runs, Map<UUID, Span> spans, Function<Span, Long> end) {
    return runs.stream().map(spans::get).map(end).toArray();
  }

  /** The trace context of a run's submission, if that was traced. */
  @Nullable String traceparent(UUID run) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT traceparent FROM run WHERE id = ? AND traceparent IS NOT NULL")
                .bind(0, run)
                .mapTo(String.class)
                .findOne()
                .orElse(null));
  }

  /** Whose these runs are; a deleted one is missing. */
  Map<UUID, UUID> owners(Set<UUID> runs) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT id, account_id FROM run WHERE id = ANY (:runs)")
                .bindArray("runs", UUID.class, runs.toArray())
                .reduceResultSet(
                    new HashMap<>(),
                    (owners, row, context) -> {
                      owners.put(
                          row.getObject("id", UUID.class), row.getObject("account_id", UUID.class));
                      return owners;
                    }));
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
