package dev.layerwise.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.layerwise.training.RunEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

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

  /**
   * Ends a numbering with the {@link RunMoment} that it returns, and keeps the events but those,
   * from the first, that were told before.
   */
  private static final String KEEP =
      """
       last_seq, lane, fence, held_ms,
       (extract(epoch FROM site_now() - created_at) * 1000)::bigint AS age_ms),
      kept AS (
           INSERT INTO run_event (run_id, seq, at, kind, payload)
           SELECT :run, numbered.last_seq - :count + event.place, clock_timestamp(),
                  event.payload ->> 'kind', event.payload
             FROM numbered,
                  unnest(:payloads::jsonb[]) WITH ORDINALITY event (payload, place)
            WHERE event.place > numbered.again)
      SELECT * FROM numbered
      """;

  private static final String TELL =
      """
      WITH held AS (
           SELECT id, coalesce(:before::bigint, told) AS before, told
             FROM run
            WHERE\
      """
          + LifeStore.HELD
          + """
            FOR UPDATE),
      fresh AS (
           SELECT id, before, least(greatest(told - before, 0), :count)::int AS again FROM held),
      numbered AS (
           UPDATE run
              SET told = greatest(run.told, fresh.before + :count),
                  last_seq = last_seq + :count - fresh.again,
                  epoch = coalesce(:epoch, epoch),
                  batch = CASE WHEN :epochDone THEN coalesce(:batches, batches)
                               ELSE coalesce(:batch, batch) END,
                  batches = coalesce(:batches, batches),
                  samples_per_second = coalesce(:speed, samples_per_second),
                  -- An epoch trained again after a loss takes its own place.
                  curve = CASE WHEN :firstEpoch::int IS NULL THEN curve ELSE
                      (curve || array_fill(NULL::float8,
                          ARRAY[greatest(:firstEpoch - 1 - cardinality(curve), 0)]))
                        [1 \\: :firstEpoch - 1]
                      || :accuracies::float8[]
                      || curve[:firstEpoch + cardinality(:accuracies::float8[]) \\: ] END,
                  best_epoch = CASE WHEN :bestAccuracy > coalesce(best_accuracy, -1)
                                    THEN :bestEpoch ELSE best_epoch END,
                  best_accuracy = greatest(best_accuracy, :bestAccuracy)
             FROM fresh
            WHERE run.id = fresh.id
           RETURNING fresh.again, coalesce(wanted, '') AS wanted,\
      """
          + KEEP;

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
                           RETURNING 0 AS again,\
                      """
                          + KEEP)
                  .bind("count", events.size())
                  .bind("run", run)
                  .bindArray("payloads", String.class, events.stream().map(this::text).toList())
                  .mapTo(RunMoment.class)
                  .one();
          handle.afterCommit(() -> kept(run, moment, events));
        });
  }

  /**
   * Numbers and keeps what the holder of a run tells, and writes what it says into the run's
   * summary: all by one statement, several times a second for each run. What was told before is not
   * kept again.
   *
   * @param before how many events were told under this fence before these; null for all
   * @return empty when the fence is lost
   */
  Optional<Told> tell(Fence fence, @Nullable Long before, List<? extends RunEvent> events) {
    var summary = Summary.of(events);
    var told =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(TELL)
                    .bind("before", before)
                    .bind("count", events.size())
                    .bindArray("payloads", String.class, events.stream().map(this::text).toList())
                    .bind("epoch", summary.epoch())
                    .bind("batch", summary.batch())
                    .bind("batches", summary.batches())
                    .bind("epochDone", summary.epochDone())
                    .bind("speed", summary.samplesPerSecond())
                    .bind("firstEpoch", summary.firstEpoch())
                    .bindArray("accuracies", Double.class, summary.accuracies())
                    .bind("bestEpoch", summary.bestEpoch())
                    .bind("bestAccuracy", summary.bestAccuracy())
                    .bind("run", fence.run())
                    .bind("fence", fence.number())
                    .mapTo(Told.class)
                    .findOne());
    told.ifPresent(
        now -> kept(fence.run(), now.moment(), events.subList(now.again(), events.size())));
    return told;
  }

  /**
   * A run of which was told.
   *
   * @param again how many of the events it had been told before, from the first
   * @param wanted by the student; empty when nothing is
   */
  record Told(
      int again, String wanted, long lastSeq, String lane, long fence, long heldMs, long ageMs) {
    private RunMoment moment() {
      return new RunMoment(lastSeq, lane, fence, heldMs, ageMs);
    }
  }

  private void kept(UUID run, RunMoment moment, List<? extends RunEvent> events) {
    signals.happened(run);
    meters.happened(moment, events);
    if (events.stream().anyMatch(EventStore::changesQueue)) {
      signals.workChanged();
    }
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
