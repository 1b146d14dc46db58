package dev.layerwise.bench;

import dev.layerwise.dataset.DatasetCatalogue;
import dev.layerwise.dataset.DatasetEntry;
import dev.layerwise.network.Flaw;
import dev.layerwise.network.FlawWriter;
import dev.layerwise.platform.Problem;
import dev.layerwise.run.DeviceSpeeds;
import dev.layerwise.training.Checked;
import dev.layerwise.training.CostEstimate;
import dev.layerwise.training.Material;
import dev.layerwise.training.SubmissionCheck;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;

/** Answers the builder: does this network fit together, and what would training it take? */
@ApplicationScoped
class Bench {
  private final DatasetCatalogue datasets;
  private final DeviceSpeeds devices;
  private final QuotaRates rates;

  Bench(DatasetCatalogue datasets, DeviceSpeeds devices, QuotaRates rates) {
    this.datasets = datasets;
    this.devices = devices;
    this.rates = rates;
  }

  CheckAnswer check(CheckRequest request) {
    var data = dataset(request);
    var material = new Material(data.task(), data.train(), data.test());
    var checked =
        SubmissionCheck.check(request.network(), request.training(), material, devices.now());
    var flaws = new ArrayList<>(checked.flaws());
    if (!data.ready()) {
      flaws.add(Flaw.error("dataset", absent(data), null));
    }
    return new CheckAnswer(
        checked.trainable() && data.ready(),
        checked.report().layers().stream().map(CheckAnswer.CheckedLayer::of).toList(),
        checked.report().work().parameters(),
        checked.report().work().multiplyAdds(),
        FlawWriter.write(flaws),
        cost(checked));
  }

  private CheckAnswer.Cost cost(Checked checked) {
    CostEstimate cost = checked.cost();
    return new CheckAnswer.Cost(
        cost.deviceSeconds(),
        cost.memoryBytes(),
        cost.device(),
        rates.quotaMs(cost.device(), cost.deviceSeconds()),
        cost.measured());
  }

  private DatasetEntry dataset(CheckRequest request) {
    var id = request.dataset();
    if (id == null || id.isBlank()) {
      throw Problem.badRequest("Name the data set to learn from, as in \"dataset\":\"digits\".");
    }
    return datasets
        .find(id)
        .orElseThrow(
            () ->
                Problem.notFound(
                    "There is no data set of that name on this site. Choose one from the data page."));
  }

  private static String absent(DatasetEntry data) {
    return data.name()
        + " is not on this site yet. An instructor can import it on the data page; until then, choose"
        + " another data set.";
  }
}
