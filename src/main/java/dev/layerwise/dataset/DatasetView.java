package dev.layerwise.dataset;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A data set as a page shows it.
 *
 * @param input (C,H,W) of an image, or the number of features
 * @param classCounts null while it is not on this site
 * @param importable whether an instructor can import it
 * @param address from where an import fetches it unless told otherwise
 * @param running how far an import is, null without one
 */
record DatasetView(
    String id,
    String name,
    @Schema(enumeration = "classification") String task,
    DatasetDescription.Kind kind,
    List<Integer> input,
    List<String> classes,
    List<String> features,
    int train,
    int test,
    State state,
    String licence,
    String source,
    String summary,
    @Nullable String version,
    @Nullable ClassCounts classCounts,
    boolean importable,
    @Nullable String address,
    @JsonProperty("import") @Nullable ImportStatus running) {

  /** Whether it can be trained on. */
  @Schema(name = "DatasetState")
  enum State {
    @JsonProperty("ready")
    READY,
    @JsonProperty("absent")
    ABSENT,
    @JsonProperty("importing")
    IMPORTING
  }

  static DatasetView of(
      DatasetEntry entry,
      @Nullable ClassCounts counts,
      @Nullable String address,
      @Nullable ImportStatus running) {
    var about = entry.about();
    return new DatasetView(
        entry.id(),
        about.name(),
        "classification",
        about.kind(),
        about.input(),
        about.classes(),
        about.features(),
        entry.train(),
        entry.test(),
        state(entry, running),
        about.licence(),
        about.source(),
        about.summary(),
        entry.version(),
        counts,
        about.origin() == DatasetDescription.Origin.IMPORTED,
        address,
        running);
  }

  private static State state(DatasetEntry entry, @Nullable ImportStatus running) {
    if (entry.ready()) {
      return State.READY;
    }
    return running != null && running.active() ? State.IMPORTING : State.ABSENT;
  }
}
