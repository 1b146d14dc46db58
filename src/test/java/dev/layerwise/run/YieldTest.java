package dev.layerwise.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class YieldTest {
  private static final Instant NOON = Instant.parse("2026-03-04T11:00:00Z");
  private static final long HOUR = 3_600_000;

  private final RunFixture site = RunFixture.usual();
  private final Yields yields =
      new Yields(
          new YieldStore(site.jdbi),
          site.held,
          new DeviceSpeeds(new SpeedStore(site.jdbi), List.of(), Clock.systemUTC()),
          new RunLimits(2, 1000));

  @Test
  void aLongRunThatHadItsTurnMakesRoomAndGoesBackToItsPlace() {
    var longRun = longRun("ada");
    site.freeze(NOON.plusSeconds(30));
    var next = site.submit(site.student("eve"), RunFixture.frozen("gpu", HOUR));
    var quick = site.submit(site.student("bob"), "gpu");
    site.freeze(NOON.plusSeconds(34));

    assertThat(yields.ask(kind -> 1)).isEqualTo(1);
    assertThat(yields.ask(kind -> 1)).as("one for one").isZero();
    assertThat(site.queue.orders(site.worker))
        .containsExactly(new HeldOrder(longRun.run(), longRun.number(), Order.YIELD));
    assertThat(site.journal.heartbeat(longRun).order()).isEqualTo(Order.YIELD);

    site.journal.handBack(longRun, "A short run goes first.");
    assertThat(site.number("SELECT attempts FROM run WHERE id = ?", longRun.run())).isZero();
    assertThat(site.text("SELECT message FROM run WHERE id = ?", longRun.run()))
        .isEqualTo("A short run goes first.");
    assertThat(site.claim("gpu").id()).isEqualTo(quick);
    assertThat(site.state(next)).isEqualTo("QUEUED");
  }

  @Test
  void nobodyIsAskedBeforeItsTurnIsOverOrWithoutNeed() {
    longRun("ada");
    site.freeze(NOON.plusSeconds(10));
    site.submit(site.student("bob"), "gpu");

    site.freeze(NOON.plusSeconds(12));
    assertThat(yields.ask(kind -> 1)).as("the short run has just come").isZero();
    site.freeze(NOON.plusSeconds(19));
    assertThat(yields.ask(kind -> 1)).as("the long run has not had its turn").isZero();
    site.freeze(NOON.plusSeconds(21));
    assertThat(yields.ask(kind -> 2)).as("a device is free").isZero();
    assertThat(yields.ask(kind -> 1)).isEqualTo(1);
  }

  @Test
  void aDeviceWithoutCreditForShortRunsKeepsItsLongOne() {
    var longRun = longRun("ada");
    site.jdbi.useHandle(
        h ->
            h.execute(
                "INSERT INTO device_credit SELECT device_id, -60000 FROM run WHERE id = ?",
                longRun.run()));
    site.freeze(NOON.plusSeconds(30));
    site.submit(site.student("bob"), "gpu");
    site.freeze(NOON.plusSeconds(40));
    assertThat(yields.ask(kind -> 1)).isZero();

    site.freeze(NOON.plusSeconds(61));
    assertThat(yields.ask(kind -> 1)).isEqualTo(1);
  }

  @Test
  void whoCouldNotBeServedMakesNobodyYield() {
    site.freeze(NOON);
    var ada = site.student("ada");
    site.submit(ada, RunFixture.frozen("gpu", HOUR));
    site.submit(ada, RunFixture.frozen("gpu", HOUR));
    site.journal.training(site.claim("gpu").fence(), RunFixture.GPU, 1);
    site.journal.training(site.claim("gpu").fence(), RunFixture.GPU, 1);
    site.submit(ada, "gpu");
    site.freeze(NOON.plusSeconds(60));

    assertThat(yields.ask(kind -> 2)).as("she has two runs on devices, the most").isZero();
  }

  @Test
  void aStudentsPauseOutweighsAYieldAndAResumeDoesNotMindIt() {
    var longRun = longRun("ada");
    site.freeze(NOON.plusSeconds(30));
    site.submit(site.student("bob"), "gpu");
    site.freeze(NOON.plus(Duration.ofSeconds(40)));
    assertThat(yields.ask(kind -> 1)).isEqualTo(1);

    site.controls.resume(longRun.run());
    site.controls.pause(longRun.run());

    assertThat(site.journal.heartbeat(longRun).order()).isEqualTo(Order.PAUSE);
  }

  private Fence longRun(String student) {
    site.freeze(NOON);
    site.submit(site.student(student), RunFixture.frozen("gpu", HOUR));
    var fence = site.claim("gpu").fence();
    site.journal.training(fence, RunFixture.GPU, 1);
    return fence;
  }
}
