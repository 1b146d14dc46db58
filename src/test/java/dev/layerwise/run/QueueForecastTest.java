package dev.layerwise.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.layerwise.account.Person;
import dev.layerwise.quota.ShareRule;
import dev.layerwise.quota.ShareRules;
import dev.layerwise.training.TrainerReport.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The places that people are shown, against what the real claim does next. */
class QueueForecastTest {
  private static final Instant NOON = Instant.parse("2026-03-04T11:00:00Z");

  private final RunFixture site = RunFixture.usual();
  private final List<DeviceCensus.Serving> devices =
      List.of(device(1, "gpu"), device(2, "gpu"), device(3, "cpu"));
  private final PriorityQueue<Training> training =
      new PriorityQueue<>(Comparator.comparing(Training::ends));
  private Instant now = NOON;

  private record Training(ClaimedRun run, DeviceCensus.Serving device, Instant ends) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void everyRunStartsWhereAndWhenItIsForetold(long seed) {
    turn(Duration.ofHours(1)); // nobody yields
    site.freeze(now);
    var random = new Random(seed);
    randomQueue(random);
    for (int i = 0; i < 1 + random.nextInt(8); i++) {
      startWhatIsFree();
      pass(training.peek().ends());
    }

    var foretold = QueueForecast.of(new QueueStore(site.jdbi).snapshot(), devices, 2);
    var from = now;
    var seen = new HashMap<UUID, QueueForecast.Place>();
    var claims = new HashMap<String, Integer>();
    do {
      for (var started : startWhatIsFree()) {
        int ahead = claims.merge(started.device().kind(), 1, Integer::sum) - 1;
        var wait = Duration.between(from, now).toMillis();
        seen.put(started.run().id(), new QueueForecast.Place(ahead, wait));
      }
      if (!training.isEmpty()) {
        pass(training.peek().ends());
      }
    } while (!training.isEmpty()
        || site.number("SELECT count(*) FROM run WHERE state = 'QUEUED'") > 0);

    assertThat(seen).isEqualTo(foretold);
  }

  @Test
  void aShortRunIsToldThatALongOneWillMakeRoom() {
    turn(Duration.ofSeconds(20));
    site.freeze(now);
    var one = devices.subList(0, 1);
    site.submit(site.student("ada"), RunFixture.frozen("gpu", 3_600_000));
    start(one.get(0));
    site.freeze(NOON.plusSeconds(5));
    var quick = site.submit(site.student("bob"), "gpu");

    var place = QueueForecast.of(new QueueStore(site.jdbi).snapshot(), one, 2).get(quick);

    assertThat(place).isEqualTo(new QueueForecast.Place(0, 15_000));
  }

  private void randomQueue(Random random) {
    var people = new ArrayList<Person>();
    for (int i = 0; i < 6; i++) {
      people.add(site.student("s" + i));
    }
    for (int i = 0; i < 45; i++) {
      var person = people.get((int) Math.abs(random.nextGaussian() * 2.5) % 6);
      site.freeze(now = now.plusMillis(1 + random.nextInt(500)));
      var lane = random.nextInt(4) == 0 ? "cpu" : "gpu";
      site.submit(person, RunFixture.frozen(lane, 500 + random.nextInt(58_000)));
    }
    site.jdbi.useHandle(
        h -> {
          h.execute("INSERT INTO share_class (name, weight) VALUES ('Thesis', 3), ('Guests', 0.5)");
          h.execute(
              "UPDATE quota_account SET share_class = (SELECT id FROM share_class WHERE name ="
                  + " 'Thesis') WHERE account_id = ?",
              people.get(0).id());
          h.execute(
              "UPDATE quota_account SET share_class = (SELECT id FROM share_class WHERE name ="
                  + " 'Guests') WHERE account_id = ?",
              people.get(5).id());
        });
  }

  private List<Training> startWhatIsFree() {
    var started = new ArrayList<Training>();
    for (var device : devices) {
      if (training.stream().noneMatch(busy -> busy.device().equals(device))) {
        start(device).ifPresent(started::add);
      }
    }
    return started;
  }

  private java.util.Optional<Training> start(DeviceCensus.Serving device) {
    var run = site.queue.claim(new Claimant(site.worker, device.device(), device.kind()));
    return run.map(
        claimed -> {
          site.journal.training(claimed.fence(), RunFixture.GPU, 1);
          long left =
              site.number("SELECT estimate_ms - held_ms FROM run WHERE id = ?", claimed.id());
          var stay = new Training(claimed, device, now.plusMillis(left));
          training.add(stay);
          return stay;
        });
  }

  private void pass(Instant until) {
    site.freeze(now = until);
    while (!training.isEmpty() && !training.peek().ends().isAfter(now)) {
      var ended = training.poll();
      site.journal.finish(ended.run().fence(), Outcome.STOPPED, null, null, null, null);
    }
  }

  private void turn(Duration turn) {
    ShareRules.follow(
        site.jdbi,
        new ShareRule(
            Duration.ofDays(1), Duration.ofSeconds(30), 0.5, Duration.ofSeconds(3), turn));
  }

  private static DeviceCensus.Serving device(int number, String kind) {
    return new DeviceCensus.Serving(new UUID(0, number), kind, 1L << 30);
  }
}
