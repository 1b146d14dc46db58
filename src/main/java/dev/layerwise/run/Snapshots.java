package dev.layerwise.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a viewer who is far behind gets in place of thousands of events. */
@ApplicationScoped
class Snapshots {
  private static final int MOST_EPOCHS = 10_000;
  private static final int BATCHES = 400;
  private static final int SIGNALS = 200;

  private final Runs runs;
  private final LiveStore store;
  private final ObjectMapper json;

  Snapshots(Runs runs, LiveStore store, ObjectMapper json) {
    this.runs = runs;
    this.store = store;
    this.json = json;
  }

  /** The run as it is after the event with this seq. */
  record Snapshot(String kind, long seq, Run run, Series series) {}

  /**
   * The events that curves are drawn from, in order.
   *
   * @param batches thinned, so that a long run does not fill the line
   * @param signals thinned likewise
   * @param boundary the latest, null when there is none
   * @param confusion likewise
   */
  record Series(
      List<JsonNode> epochs,
      List<JsonNode> batches,
      List<JsonNode> signals,
      @Nullable JsonNode boundary,
      @Nullable JsonNode confusion) {}

  /** The run's events up to its last one, as a message of their own. */
  LiveMessage take(UUID run) {
    var shown = runs.shown(run);
    long seq = shown.lastSeq();
    var series =
        new Series(
            store.thinned(run, "epoch", seq, MOST_EPOCHS).stream().map(this::node).toList(),
            store.thinned(run, "batch", seq, BATCHES).stream().map(this::node).toList(),
            store.thinned(run, "signals", seq, SIGNALS).stream().map(this::node).toList(),
            latest(run, "boundary", seq),
            latest(run, "confusion", seq));
    try {
      var text = json.writeValueAsString(new Snapshot("snapshot", seq, shown, series));
      return new LiveMessage(seq, text, null);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A snapshot that is not JSON", e);
    }
  }

  private @Nullable JsonNode latest(UUID run, String kind, long seq) {
    var text = store.latest(run, kind, seq);
    return text == null ? null : node(text);
  }

  private JsonNode node(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An event's row holds unreadable JSON: " + text, e);
    }
  }
}
