package dev.layerwise.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.layerwise.incident.IncidentKind;
import dev.layerwise.training.TrainerReport.Outcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What goes wrong with runs is written down with them, and counted. */
class RunIncidentTest {
  private final RunFixture site = RunFixture.granting(Duration.ofHours(1));

  @Test
  void aLostLeaseIsAnIncidentWithWhatWasGivenBack() {
    var fence = site.training(site.student("Ada"), "gpu");
    site.pass(Duration.ofSeconds(50));
    site.journal.heartbeat(fence);
    site.pass(Duration.ofSeconds(40));

    assertThat(site.queue.requeueExpired()).isEqualTo(1);

    assertThat(incident("kind")).isEqualTo("LEASE_LOST");
    assertThat(incident("run")).isEqualTo(fence.run().toString());
    assertThat(incident("fence")).isEqualTo("1");
    assertThat(incident("done")).startsWith("The run is back in its place in the queue");
    assertThat(Long.parseLong(incident("refunded_ms"))).isGreaterThanOrEqualTo(50_000);
    assertThat(counted("layerwise.incidents", "kind", "lease_lost")).isEqualTo(1);
  }

  @Test
  void theLossThatEndsARunSaysSo() {
    site.submit(site.student("Ada"), "cpu");
    for (int attempt = 1; attempt <= 3; attempt++) {
      site.journal.lost(site.claim("cpu").fence(), IncidentKind.TRAINER_DIED, "It crashed.");
    }

    assertThat(site.number("SELECT count(*) FROM incident WHERE kind = 'TRAINER_DIED'"))
        .isEqualTo(3);
    assertThat(site.text("SELECT done FROM incident ORDER BY id DESC LIMIT 1"))
        .isEqualTo("It was lost 3 times, so it failed and is not tried again.");
  }

  @Test
  void everyRefusedWriteIsCountedAndTheAttemptIsOneIncident() {
    var stale = site.training(site.student("Ada"), "cpu");
    site.pass(Duration.ofSeconds(31));
    site.queue.requeueExpired();

    assertThat(site.journal.heartbeat(stale).order()).isEqualTo(Order.LOST);
    refused(() -> site.journal.append(stale, RunFixture.epoch(1, 0.5)));
    refused(() -> site.journal.append(stale, RunFixture.epoch(1, 0.5)));
    refused(() -> site.journal.checkpointed(stale, "b".repeat(64), 1, 1));
    refused(() -> site.journal.finish(stale, Outcome.STOPPED, null, null, null, null));

    assertThat(counted("layerwise.writes.refused", "write", "heartbeat")).isEqualTo(1);
    assertThat(counted("layerwise.writes.refused", "write", "events")).isEqualTo(2);
    assertThat(counted("layerwise.writes.refused", "write", "checkpoint")).isEqualTo(1);
    assertThat(counted("layerwise.writes.refused", "write", "finish")).isEqualTo(1);
    assertThat(site.number("SELECT times FROM incident WHERE kind = 'STALE_WRITE'")).isEqualTo(5);
  }

  /** The control of the test above: writes of the holder are no incidents. */
  @Test
  void theHoldersWritesAreNoIncidents() {
    var held = site.training(site.student("Ada"), "cpu");
    site.journal.heartbeat(held);
    site.journal.append(held, RunFixture.epoch(1, 0.5));
    site.journal.finish(held, Outcome.COMPLETED, null, null, null, null);

    assertThat(site.number("SELECT count(*) FROM incident")).isZero();
    assertThat(site.registry.find("layerwise.writes.refused").counters())
        .hasSize(Refusals.WRITES.size())
        .allMatch(counter -> counter.count() == 0);
  }

  @Test
  void aLossThatIsRolledBackLeavesNoIncident() {
    var fence = site.training(site.student("Ada"), "cpu");

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                site.jdbi.useTransaction(
                    tx -> {
                      site.journal.lost(fence, IncidentKind.TRAINER_DIED, "It crashed.");
                      throw new IllegalStateException("the database goes away here");
                    }));

    assertThat(site.state(fence.run())).isEqualTo("TRAINING");
    assertThat(site.number("SELECT count(*) FROM incident")).isZero();
    assertThat(counted("layerwise.incidents", "kind", "trainer_died")).isZero();
  }

  @Test
  void runsAreCountedFromSubmissionToTheEnd() {
    var run = site.submit(site.student("Ada"), "cpu");
    site.pass(Duration.ofSeconds(7));
    var fence = site.claim("cpu").fence();
    site.journal.training(fence, RunFixture.CPU, 10);
    site.pass(Duration.ofSeconds(20));
    site.journal.append(fence, List.of(RunFixture.batch(1)));
    site.journal.finish(fence, Outcome.COMPLETED, null, null, null, null);

    assertThat(site.state(run)).isEqualTo("COMPLETED");
    assertThat(counted("layerwise.runs.submitted", "lane", "cpu")).isEqualTo(1);
    assertThat(counted("layerwise.runs.ended", "outcome", "completed")).isEqualTo(1);
    assertThat(seconds("layerwise.queue.wait")).isBetween(7.0, 8.0);
    assertThat(seconds("layerwise.run.held")).isBetween(20.0, 21.0);
    assertThat(seconds("layerwise.run.age")).isBetween(27.0, 29.0);
  }

  private void refused(Runnable write) {
    assertThatExceptionOfType(FenceLost.class).isThrownBy(write::run);
  }

  private String incident(String column) {
    return site.text("SELECT " + column + "::text FROM incident");
  }

  private double counted(String name, String tag, String value) {
    return site.registry.get(name).tag(tag, value).counter().count();
  }

  private double seconds(String name) {
    return site.registry.get(name).timer().totalTime(java.util.concurrent.TimeUnit.SECONDS);
  }
}
