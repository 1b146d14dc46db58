package dev.layerwise.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.layerwise.training.RunEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The events' rows. */
@ApplicationScoped
class EventStore {
  private final Jdbi jdbi;
  private final ObjectMapper json;
  private final Signals signals;
  private final RunMeters meters;

  EventStore(Jdbi jdbi, ObjectMapper json, Signals signals, RunMeters meters) {
    this.jdbi = jdbi;
    this.json = json;
    this.signals = signals;
    this.meters = meters;
  }

  /**
   * An event as it goes over the wire: {@code seq}, {@code at} and its own fields, side by side.
   */
  record Numbered(UUID run, long seq, String kind, String text) {}

  static final String WIRE =
      """
      SELECT run_id AS run, seq, kind, at,
             '{"seq":' || seq || ',"at":"'
               || to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
               || '",' || substr(payload::text, 2) AS text
        FROM run_event
      """;

  /** The run's events after this one, in order. */
  List<JsonNode> after(UUID run, long seq) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(WIRE + "WHERE run_id = ? AND seq > ? ORDER BY seq")
                .bind(0, run)
                .bind(1, seq)
                .mapTo(Numbered.class)
                .map(event -> node(event.text()))
                .list());
  }

  /** Wakes the workers, once the transaction at hand is committed. */
  void workChanged() {
    jdbi.useHandle(handle -> afterCommit(handle, signals::workChanged));
  }

  private static void afterCommit(Handle handle, Runnable action) {
    if (handle.isInTransaction()) {
      handle.afterCommit(action::run);
    } else {
      action.run();
    }
  }

  /**
   * Numbers and keeps these events. The caller holds the run's row, so that numbers have no gap and
   * become visible in order.
   */
  void append(UUID run, List<? extends RunEvent> events) {
    if (events.isEmpty()) {
      return;
    }
    jdbi.useTransaction(
        handle -> {
          var moment =
              handle
                  .createQuery(
                      """
                      WITH numbered AS (
                           UPDATE run SET last_seq = last_seq + :count WHERE id = :run
                           RETURNING last_seq, lane, fence, held_ms,
                                     (extract(epoch FROM site_now() - created_at) * 1000)::bigint
                                       AS age_ms),
                      kept AS (
                           INSERT INTO run_event (run_id, seq, at, kind, payload)
                           SELECT :run, numbered.last_seq - :count + told.place, clock_timestamp(),
                                  told.payload ->> 'kind', told.payload
                             FROM numbered,
                                  unnest(:payloads::jsonb[]) WITH ORDINALITY told (payload, place))
                      SELECT * FROM numbered
                      """)
                  .bind("count", events.size())
                  .bind("run", run)
                  .bindArray("payloads", String.class, events.stream().map(this::text).toList())
                  .mapTo(RunMoment.class)
                  .one();
          handle.afterCommit(() -> signals.happened(run));
          handle.afterCommit(() -> meters.happened(moment, events));
          if (events.stream().anyMatch(EventStore::changesQueue)) {
            handle.afterCommit(signals::workChanged);
          }
        });
  }

  private static boolean changesQueue(RunEvent event) {
    return event instanceof RunEvent.Ended
        || event instanceof RunEvent.StateChanged change
            && !change.state().equals(RunState.TRAINING.name());
  }

  private JsonNode node(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An event's row holds unreadable JSON: " + text, e);
    }
  }

  private String text(RunEvent event) {
    try {
      return json.writerFor(RunEvent.class).writeValueAsString(event);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("An event that is not JSON: " + event, e);
    }
  }
}
