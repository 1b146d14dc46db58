package dev.layerwise.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.layerwise.network.LayerReport;
import dev.layerwise.network.Shape;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the builder shows about a network: on its cards, and below them. */
record CheckAnswer(
    boolean trainable,
    List<CheckedLayer> layers,
    long parameters,
    long multiplyAdds,
    @Schema(ref = "NetworkProblems") ArrayNode problems,
    Cost cost) {

  /** A layer's shapes and counts; a block's hold its layers'. */
  record CheckedLayer(
      String path, List<Integer> input, List<Integer> output, long parameters, long multiplyAdds) {
    static CheckedLayer of(LayerReport report) {
      return new CheckedLayer(
          report.path(),
          dimensions(report.input()),
          dimensions(report.output()),
          report.work().parameters(),
          report.work().multiplyAdds());
    }

    private static List<Integer> dimensions(Shape shape) {
      return shape instanceof Shape.Image image
          ? List.of(image.channels(), image.height(), image.width())
          : List.of(((Shape.Flat) shape).features());
    }
  }

  /** What training would take. */
  record Cost(
      double deviceSeconds,
      long memoryBytes,
      @Schema(enumeration = {"cpu", "gpu"}) String device,
      long quotaMs,
      boolean measured) {}
}
