package dev.layerwise.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.layerwise.account.Person;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class QueueViewTest {
  private final RunFixture site = RunFixture.usual();

  @Test
  void anIdleDeviceStartsTheRunNow() {
    var place = place(site.submit(site.student("ada"), "gpu"), 1);

    assertThat(place.position()).isEqualTo(1);
    assertThat(place.etaSeconds()).isZero();
  }

  @Test
  void tellsHowManyAreAheadAndHowLongTheyTake() {
    site.claimed(site.student("busy"), "gpu");
    var ada = site.student("ada");
    site.submit(ada, "gpu");
    site.submit(ada, "gpu");
    site.submit(ada, "cpu");
    var last = site.submit(ada, "gpu");

    var place = place(last, 1);

    assertThat(place.position()).isEqualTo(3);
    assertThat(place.etaSeconds()).isEqualTo(3); // one that trains and two that wait, 1 s each
    assertThat(place.why()).isEqualTo("The graphics card is in use; 2 runs are ahead of you.");
  }

  @Test
  void othersWhoUsedLessAreAhead() {
    var ada = site.student("ada");
    var bob = site.student("bob");
    site.submit(bob, "gpu");
    var run = site.submit(ada, "gpu");
    use(ada, 5);
    use(bob, 4);
    assertThat(place(run, 1).position()).isEqualTo(2);

    use(bob, 6);
    assertThat(place(run, 1).position()).isEqualTo(1);
  }

  @Test
  void saysWhenNothingServesTheLane() {
    var place = place(site.submit(site.student("ada"), "gpu"), 0);

    assertThat(place.etaSeconds()).isNull();
    assertThat(place.why()).contains("No graphics card is at work");
  }

  @Test
  void saysWhenOnesOwnRunsAreTheReason() {
    var ada = site.student("ada");
    site.claimed(ada, "gpu");
    site.claimed(ada, "gpu");

    assertThat(place(site.submit(ada, "gpu"), 4).why()).contains("2 runs of yours are training");
  }

  private void use(Person person, double log2) {
    site.jdbi.useHandle(
        h ->
            h.execute(
                "UPDATE quota_account SET decayed_use = ? WHERE account_id = ?",
                log2,
                person.id()));
  }

  private Run.QueuePlace place(UUID run, int gpus) {
    var busy =
        site.jdbi.withHandle(
            h ->
                h.select("SELECT device_id FROM run WHERE device_id IS NOT NULL")
                    .mapTo(UUID.class)
                    .list());
    DeviceCensus census =
        () ->
            Stream.concat(busy.stream(), Stream.generate(UUID::randomUUID))
                .limit(gpus)
                .map(device -> new DeviceCensus.Serving(device, "gpu", 1L << 30))
                .toList();
    var speeds = new DeviceSpeeds(new SpeedStore(site.jdbi), List.of(census), Clock.systemUTC());
    var view = new QueueView(new QueueStore(site.jdbi), speeds, new RunLimits(2, 100));
    return view.place(run, "gpu").orElseThrow();
  }
}
