package dev.layerwise.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.layerwise.training.RunEvent;
import dev.layerwise.training.TrainerReport;
import dev.layerwise.training.TrainerReport.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarmUpTest {
  @TempDir private Path folder;

  /** What it leaves out is loaded and compiled in the middle of somebody's run. */
  @Test
  void doesWhatALongRunDoes() throws Exception {
    var reports = new ArrayList<TrainerReport>();
    var end = WarmUp.run(TestDevice.cpu(), folder, reports::add);

    assertThat(end.outcome()).isEqualTo(Outcome.COMPLETED);
    assertThat(end.model()).isNotNull();
    assertThat(reports).hasAtLeastOneElementOfType(TrainerReport.Checkpointed.class);
    var events = events(reports);
    assertThat(events).hasAtLeastOneElementOfType(RunEvent.Signals.class);
    assertThat(events).filteredOn(RunEvent.BatchDone.class::isInstance).hasSizeGreaterThan(10);
  }

  private static List<RunEvent> events(List<TrainerReport> reports) {
    return reports.stream()
        .filter(TrainerReport.Happened.class::isInstance)
        .map(report -> ((TrainerReport.Happened) report).event())
        .toList();
  }
}
