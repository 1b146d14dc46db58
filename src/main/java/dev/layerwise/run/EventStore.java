package dev.layerwise.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.layerwise.training.RunEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The events' rows. */
@ApplicationScoped
class EventStore {
  private final Jdbi jdbi;
  private final ObjectMapper json;

  EventStore(Jdbi jdbi, ObjectMapper json) {
    this.jdbi = jdbi;
    this.json = json;
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
          long last =
              handle
                  .createQuery(
                      "UPDATE run SET last_seq = last_seq + :count WHERE id = :run"
                          + " RETURNING last_seq")
                  .bind("count", events.size())
                  .bind("run", run)
                  .mapTo(Long.class)
                  .one();
          var batch =
              handle.prepareBatch(
                  """
                  INSERT INTO run_event (run_id, seq, at, kind, payload)
                  VALUES (:run, :seq, clock_timestamp(), :payload::jsonb ->> 'kind', :payload::jsonb)
                  """);
          long seq = last - events.size();
          for (var event : events) {
            batch.bind("run", run).bind("seq", ++seq).bind("payload", text(event)).add();
          }
          batch.execute();
        });
  }

  private String text(RunEvent event) {
    try {
      return json.writerFor(RunEvent.class).writeValueAsString(event);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("An event that is not JSON: " + event, e);
    }
  }
}
