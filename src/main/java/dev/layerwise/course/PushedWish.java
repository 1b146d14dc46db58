package dev.layerwise.course;

import com.fasterxml.jackson.databind.JsonNode;
import dev.layerwise.dataset.DatasetCatalogue;
import dev.layerwise.network.Flaw;
import dev.layerwise.network.FlawWriter;
import dev.layerwise.network.NetworkReader;
import dev.layerwise.platform.Problem;
import dev.layerwise.training.TrainingPlanReader;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A network to put before a class. It need not be trainable: what is wrong may be the point. */
@Schema(name = "NetworkToPush")
record PushedWish(
    @Nullable String dataset,
    @Schema(ref = "Network") @Nullable JsonNode network,
    @Schema(ref = "TrainingPlan") @Nullable JsonNode training,
    @Nullable String words) {
  private static final int LONGEST_WORDS = 500;

  /**
   * @throws Problem 422 when it cannot be read
   */
  void check(DatasetCatalogue datasets) {
    if (dataset == null || datasets.find(dataset).isEmpty()) {
      throw refused("Choose a data set that this site knows.", List.of());
    }
    if (saidWords().length() > LONGEST_WORDS) {
      throw refused("Say it in at most " + LONGEST_WORDS + " characters.", List.of());
    }
    var flaws =
        Stream.concat(
                NetworkReader.read(network).flaws().stream(),
                TrainingPlanReader.read(training).flaws().stream())
            .filter(Flaw::isError)
            .toList();
    if (!flaws.isEmpty()) {
      throw refused("The network cannot be read: " + flaws.get(0).message(), flaws);
    }
  }

  String saidWords() {
    return words == null ? "" : words.strip();
  }

  private static Problem refused(String detail, List<Flaw> flaws) {
    return new Problem(
        422,
        "bad-network",
        "The network cannot be sent",
        detail,
        Map.of("problems", FlawWriter.write(flaws)));
  }
}
