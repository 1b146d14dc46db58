package dev.layerwise.run;

import static dev.layerwise.run.RunFixture.CPU;
import static dev.layerwise.run.RunFixture.batch;
import static dev.layerwise.run.RunFixture.epoch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.layerwise.incident.IncidentKind;
import dev.layerwise.training.RunEvent;
import dev.layerwise.training.TrainerReport.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RunLifeTest {
  private final RunFixture site = RunFixture.usual();

  @Test
  void goesFromQueuedToCompletedAndTellsEachStep() {
    var ada = site.student("ada");
    var run = site.submit(ada, "cpu");
    assertThat(site.state(run)).isEqualTo("QUEUED");

    var fence = site.claim("cpu").fence();
    assertThat(site.state(run)).isEqualTo("PREPARING");
    site.journal.training(fence, CPU, 1234);
    assertThat(site.state(run)).isEqualTo("TRAINING");
    site.journal.append(fence, List.of(batch(1), batch(2)));
    site.journal.append(fence, epoch(1, 0.75));
    site.journal.finish(
        fence, Outcome.COMPLETED, new RunEvent.TestMetrics(0.4, 0.8), null, null, null);

    assertThat(site.state(run)).isEqualTo("COMPLETED");
    assertThat(kinds(run))
        .containsExactly("state", "state", "state", "batch", "batch", "epoch", "ended");
    var row = site.list.find(run).orElseThrow();
    assertThat(row.curve()).containsExactly(0.75);
    assertThat(row.bestEpoch()).isEqualTo(1);
    assertThat(row.batch()).isEqualTo(100).isEqualTo(row.batches());
    assertThat(row.parameters()).isEqualTo(1234);
    assertThat(row.testAccuracy()).isEqualTo(0.8);
    assertThat(row.lastSeq()).isEqualTo(7);
  }

  @Test
  void theEndOfAnEpochTellsOfTheBatchesThatNoEventNamed() {
    var fence = site.training(site.student("ada"), "cpu");

    site.journal.append(fence, List.of(batch(98)));
    assertThat(row(fence).batch()).isEqualTo(98);

    site.journal.append(fence, epoch(1, 0.5));
    assertThat(row(fence).epoch()).isEqualTo(1);
    assertThat(row(fence).batch()).isEqualTo(100);

    var next = new RunEvent.BatchDone(2, 3, 100, 0.5, 0.5, 100);
    site.journal.append(fence, List.of(epoch(1, 0.5).get(0), next));
    assertThat(row(fence).epoch()).isEqualTo(2);
    assertThat(row(fence).batch()).isEqualTo(3);
  }

  private RunRow row(Fence fence) {
    return site.list.find(fence.run()).orElseThrow();
  }

  @Test
  void numbersEventsWithoutAGap() {
    var fence = site.training(site.student("ada"), "cpu");
    for (int i = 1; i <= 20; i++) {
      site.journal.append(fence, List.of(batch(i), batch(i)));
    }

    assertThat(seqs(fence.run())).isEqualTo(LongStream.rangeClosed(1, 43).boxed().toList());
  }

  @Test
  void stopOfATrainingRunReachesTheWorkerWithItsNextWrite() {
    var fence = site.training(site.student("ada"), "cpu");
    site.controls.stop(fence.run());

    assertThat(site.journal.append(fence, List.of(batch(1)))).isEqualTo(Order.STOP);
    assertThat(site.journal.heartbeat(fence).order()).isEqualTo(Order.STOP);
    assertThat(site.queue.orders(site.worker))
        .containsExactly(new HeldOrder(fence.run(), fence.number(), Order.STOP));

    site.journal.finish(fence, Outcome.STOPPED, null, null, null, null);
    assertThat(site.state(fence.run())).isEqualTo("STOPPED");
    assertThat(site.queue.orders(site.worker)).isEmpty();
  }

  @Test
  void stopOfAWaitingRunEndsItAtOnce() {
    var run = site.submit(site.student("ada"), "gpu");
    site.controls.stop(run);

    assertThat(site.state(run)).isEqualTo("STOPPED");
    assertThat(site.queue.claim(site.device("gpu"))).isEmpty();
    assertThat(site.ledgerAddsUp()).isTrue();
  }

  @Test
  void pausesAtACheckpointAndGoesOnFromIt() {
    var fence = site.training(site.student("ada"), "cpu");
    site.controls.pause(fence.run());
    assertThat(site.journal.append(fence, List.of(batch(1)))).isEqualTo(Order.PAUSE);
    site.journal.checkpointed(fence, "c".repeat(64), 2, 50);
    site.journal.finish(fence, Outcome.PAUSED, null, null, null, null);
    assertThat(site.state(fence.run())).isEqualTo("PAUSED");
    assertThat(site.list.find(fence.run()).orElseThrow().pausedFor()).isEqualTo("student");
    assertThat(site.queue.claim(site.device("cpu"))).isEmpty();

    site.controls.resume(fence.run());
    var again = site.claim("cpu");

    assertThat(again.checkpointBlob()).isEqualTo("c".repeat(64));
    assertThat(again.checkpointEpoch()).isEqualTo(2);
    assertThat(again.checkpointBatch()).isEqualTo(50);
    assertThat(again.fenceNumber()).isEqualTo(2);
    assertThat(again.attempts()).isZero();
  }

  @Test
  void aRunWhoseTrainerDiesIsQueuedAgainAndFailsTheThirdTime() {
    var run = site.submit(site.student("ada"), "cpu");
    for (int loss = 1; loss <= 3; loss++) {
      var fence = site.claim("cpu").fence();
      site.journal.training(fence, CPU, 1);
      site.journal.checkpointed(fence, "c".repeat(64), loss, 0);
      site.journal.lost(fence, IncidentKind.TRAINER_DIED, "A crash in the engine's native code.");
    }

    var row = site.list.find(run).orElseThrow();
    assertThat(row.state()).isEqualTo(RunState.FAILED);
    assertThat(row.attempts()).isEqualTo(3);
    assertThat(row.message()).contains("lost 3 times").contains("native code");
  }

  @Test
  void aRunThatGetsFurtherOutlivesAnyNumberOfWorkers() {
    site.submit(site.student("ada"), "cpu");
    for (int loss = 1; loss <= 12; loss++) {
      var fence = site.claim("cpu").fence();
      site.journal.checkpointed(fence, "c".repeat(64), loss, 0);
      site.pass(Duration.ofSeconds(31));
      assertThat(site.queue.requeueExpired()).isEqualTo(1);
    }

    assertThat(site.claim("cpu").attempts()).isZero();
  }

  @Test
  void aRunWhoseWorkerFallsSilentIsQueuedAgainAndFailsTheTenthTimeWithoutACheckpoint() {
    var run = site.submit(site.student("ada"), "cpu");
    for (int loss = 1; loss <= 10; loss++) {
      var fence = site.claim("cpu").fence();
      site.journal.training(fence, CPU, 1);
      site.pass(Duration.ofSeconds(29));
      assertThat(site.queue.requeueExpired()).as("within its lease").isZero();
      site.pass(Duration.ofSeconds(2));
      assertThat(site.queue.requeueExpired()).isEqualTo(1);
      assertThat(site.journal.heartbeat(fence).order()).isEqualTo(Order.LOST);
    }

    var row = site.list.find(run).orElseThrow();
    assertThat(row.state()).isEqualTo(RunState.FAILED);
    assertThat(row.message()).contains("worker 10 times").contains("stopped answering");
    assertThat(row.attempts()).isZero();
  }

  @Test
  void eventsToldAgainAfterALostAnswerAreKeptOnce() {
    var fence = site.training(site.student("ada"), "cpu");
    site.journal.append(fence, 0, List.of(batch(1), batch(2)));
    site.journal.append(fence, 0, List.of(batch(1), batch(2), batch(3)));
    site.journal.append(fence, 3, List.of(batch(4)));
    site.journal.append(fence, 3, List.of(batch(4)));

    assertThat(kinds(fence.run())).filteredOn("batch"::equals).hasSize(4);
    assertThat(site.number("SELECT count(DISTINCT payload) FROM run_event WHERE kind = 'batch'"))
        .isEqualTo(4);
    site.journal.lost(fence, IncidentKind.TRAINER_DIED, "The trainer died.");
    var next = site.claim("cpu").fence();
    site.journal.append(next, 0, List.of(batch(1)));

    assertThat(kinds(fence.run())).filteredOn("batch"::equals).hasSize(5);
  }

  @Test
  void epochsToldTogetherTakeTheirPlacesInTheCurve() {
    var fence = site.training(site.student("ada"), "cpu");
    site.journal.append(fence, 0, epochs(1, 0.3, 0.6, 0.6));
    site.journal.append(fence, 2, epochs(3, 0.6, 0.5)); // the third is told again

    var row = site.list.find(fence.run()).orElseThrow();
    assertThat(row.curve()).containsExactly(0.3, 0.6, 0.6, 0.5);
    assertThat(row.bestEpoch()).isEqualTo(2);
    assertThat(row.bestAccuracy()).isEqualTo(0.6);
    assertThat(row.epoch()).isEqualTo(4);
    assertThat(kinds(fence.run())).filteredOn("epoch"::equals).hasSize(4);
  }

  private static List<RunEvent> epochs(int first, double... accuracies) {
    return IntStream.range(0, accuracies.length)
        .mapToObj(i -> epoch(first + i, accuracies[i]).get(0))
        .toList();
  }

  @Test
  void heartbeatsKeepALeaseAlive() {
    var fence = site.training(site.student("ada"), "cpu");
    for (int i = 0; i < 12; i++) {
      site.pass(Duration.ofSeconds(10));
      assertThat(site.journal.heartbeat(fence).order()).isEqualTo(Order.CONTINUE);
      assertThat(site.queue.requeueExpired()).isZero();
    }
  }

  @Test
  void aRunHandedBackInGoodOrderCountsNoAttempt() {
    var fence = site.training(site.student("ada"), "cpu");
    site.journal.handBack(fence, "The worker is being updated.");

    assertThat(site.claim("cpu").attempts()).isZero();
  }

  @Test
  void aWorkerThatStartsAnewGivesUpWhatItHeldBefore() {
    var fence = site.training(site.student("ada"), "cpu");

    assertThat(site.queue.requeueHeldBy(UUID.randomUUID())).isZero();
    assertThat(site.queue.requeueHeldBy(site.worker)).isEqualTo(1);
    assertThat(site.state(fence.run())).isEqualTo("QUEUED");
  }

  @Test
  void anEpochTrainedAgainAfterALossTakesItsOwnPlace() {
    var run = site.submit(site.student("ada"), "cpu");
    var first = site.claim("cpu").fence();
    site.journal.training(first, CPU, 1);
    site.journal.append(first, epoch(1, 0.5));
    site.journal.append(first, epoch(2, 0.6));
    site.journal.lost(first, IncidentKind.TRAINER_DIED, "The trainer died.");
    var second = site.claim("cpu").fence();
    site.journal.training(second, CPU, 1);
    site.journal.append(second, epoch(1, 0.5));

    assertThat(site.list.find(run).orElseThrow().curve()).containsExactly(0.5, 0.6);
  }

  @Test
  void deletingATrainingRunIsRefusedAndAnEndedOneLeavesItsLedger() {
    var site = RunFixture.granting(Duration.ofHours(1));
    var fence = site.training(site.student("ada"), "cpu");
    assertThatThrownBy(() -> site.controls.delete(fence.run()))
        .hasMessageContaining("Stop it first");

    site.pass(Duration.ofSeconds(3));
    site.journal.finish(fence, Outcome.STOPPED, null, null, null, null);
    site.controls.delete(fence.run());

    assertThat(site.number("SELECT count(*) FROM run_event")).isZero();
    assertThat(site.number("SELECT count(*) FROM ledger WHERE kind = 'charge'")).isEqualTo(1);
    assertThat(site.ledgerAddsUp()).isTrue();
  }

  private List<String> kinds(UUID run) {
    return site.jdbi.withHandle(
        h ->
            h.select("SELECT kind FROM run_event WHERE run_id = ? ORDER BY seq", run)
                .mapTo(String.class)
                .list());
  }

  private List<Long> seqs(UUID run) {
    return site.jdbi.withHandle(
        h ->
            h.select("SELECT seq FROM run_event WHERE run_id = ? ORDER BY seq", run)
                .mapTo(Long.class)
                .list());
  }
}
