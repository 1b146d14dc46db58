package dev.layerwise.run;

import static dev.layerwise.run.RunFixture.CPU;
import static dev.layerwise.run.RunFixture.batch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.layerwise.incident.IncidentKind;
import dev.layerwise.training.TrainerReport.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class FenceTest {
  private final RunFixture site = RunFixture.usual();

  /** A worker froze, its run was given to another one, and now it wakes. */
  private Fence stale() {
    var stale = site.training(site.student("ada"), "cpu");
    site.pass(Duration.ofSeconds(31));
    site.queue.requeueExpired();
    var next = site.claim("cpu").fence();
    site.journal.training(next, CPU, 10);
    assertThat(next.run()).isEqualTo(stale.run());
    return stale;
  }

  @TestFactory
  Stream<DynamicTest> refusesEveryWriteOfAStaleWorker() {
    var stale = stale();
    var before = site.text("SELECT row_to_json(run)::text FROM run");
    return Stream.of(
            named("training", () -> site.journal.training(stale, CPU, 1)),
            named("append", () -> site.journal.append(stale, List.of(batch(7)))),
            named("checkpointed", () -> site.journal.checkpointed(stale, "f".repeat(64), 1, 1)),
            named("finish", () -> finish(stale, Outcome.COMPLETED)),
            named("pause", () -> finish(stale, Outcome.PAUSED)),
            named("lost", () -> site.journal.lost(stale, IncidentKind.TRAINER_DIED, "It died.")),
            named("hand back", () -> site.journal.handBack(stale, "It leaves.")))
        .map(
            write ->
                DynamicTest.dynamicTest(
                    write.name(),
                    () -> {
                      assertThatThrownBy(write.call()).isInstanceOf(FenceLost.class);
                      assertThat(site.text("SELECT row_to_json(run)::text FROM run"))
                          .isEqualTo(before);
                    }));
  }

  @Test
  void aStaleHeartbeatRenewsNothingAndSaysSo() {
    var stale = stale();
    var lease = site.text("SELECT lease_until::text FROM run");

    assertThat(site.journal.heartbeat(stale).order()).isEqualTo(Order.LOST);
    assertThat(site.text("SELECT lease_until::text FROM run")).isEqualTo(lease);
  }

  /** The control: the state alone would have let the stale worker finish its successor's run. */
  @Test
  void withoutTheFenceTheStaleWriteWouldPass() {
    var stale = stale();
    int accepted =
        site.jdbi.withHandle(
            h ->
                h.execute(
                    "UPDATE run SET epoch = 1 WHERE id = ? AND state IN ('PREPARING', 'TRAINING')",
                    stale.run()));

    assertThat(accepted).isEqualTo(1);
    assertThatThrownBy(() -> site.journal.append(stale, List.of(batch(1))))
        .isInstanceOf(FenceLost.class);
  }

  @Test
  void aRunThatWaitsAgainBelongsToNobody() {
    var fence = site.training(site.student("ada"), "cpu");
    site.journal.lost(fence, IncidentKind.TRAINER_DIED, "The trainer died.");

    assertThatThrownBy(() -> finish(fence, Outcome.COMPLETED)).isInstanceOf(FenceLost.class);
    assertThat(site.state(fence.run())).isEqualTo("QUEUED");
  }

  private void finish(Fence fence, Outcome outcome) {
    site.journal.finish(fence, outcome, null, null, null, null);
  }

  private record Write(String name, ThrowingCallable call) {}

  private static Write named(String name, ThrowingCallable call) {
    return new Write(name, call);
  }
}
