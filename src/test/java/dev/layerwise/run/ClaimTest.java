package dev.layerwise.run;

import static dev.layerwise.run.RunFixture.CPU;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.layerwise.training.TrainerReport.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class ClaimTest {
  private final RunFixture site = RunFixture.usual();

  @Test
  void takesTheOldestRunOfALane() {
    var ada = site.student("ada");
    var gpu = site.submit(ada, "gpu");
    var first = site.submit(ada, "cpu");
    var second = site.submit(ada, "cpu");

    assertThat(site.claim("cpu").id()).isEqualTo(first);
    assertThat(site.claim("cpu").id()).isEqualTo(second);
    assertThat(site.queue.claim(site.device("cpu"))).isEmpty();
    site.journal.finish(new Fence(first, 1), Outcome.STOPPED, null, null, null, null);
    assertThat(site.claim("gpu").id()).isEqualTo(gpu);
  }

  @Test
  void whoUsedLessLatelyComesFirst() {
    var greedy = site.student("greedy");
    var modest = site.student("modest");
    trainFor(site.training(greedy, "cpu"), Duration.ofSeconds(50));
    trainFor(site.training(modest, "cpu"), Duration.ofSeconds(5));
    site.submit(greedy, "cpu");
    var run = site.submit(modest, "cpu");

    assertThat(site.claim("cpu").id()).isEqualTo(run);
  }

  @Test
  void oldUseFades() {
    var then = site.student("then");
    var now = site.student("now");
    trainFor(site.training(then, "cpu"), Duration.ofSeconds(50));
    site.pass(Duration.ofDays(3)); // three half-lives
    trainFor(site.training(now, "cpu"), Duration.ofSeconds(20));
    var run = site.submit(then, "cpu");
    site.submit(now, "cpu");

    assertThat(site.claim("cpu").id()).isEqualTo(run);
  }

  @Test
  void aHundredRunsOfOneDoNotHoldUpTheOneOfAnother() {
    var many = site.student("many");
    for (int i = 0; i < 100; i++) {
      site.submit(many, "cpu");
    }
    var one = site.submit(site.student("one"), "cpu");
    var claimed = new ArrayList<UUID>();
    for (int i = 0; i < 3; i++) {
      var fence = site.claim("cpu").fence();
      claimed.add(fence.run());
      site.journal.training(fence, CPU, 1);
      trainFor(fence, Duration.ofSeconds(10));
    }

    assertThat(claimed).contains(one);
  }

  /** Or it would be the next in turn for ever, and nobody's run would start. */
  @Test
  void anAccountThatPromisesARunAndHasNoneIsCountedAnew() {
    var ada = site.student("ada");
    trainFor(site.training(ada, "cpu"), Duration.ofSeconds(50));
    var run = site.submit(ada, "cpu");
    var empty = site.student("empty");
    site.submit(empty, "cpu");
    site.claim("cpu");
    site.jdbi.useHandle(
        handle ->
            handle.execute(
                "UPDATE quota_account SET long_cpu = 3, quick_cpu = 3, advance_ms = 0 WHERE account_id = ?",
                empty.id()));

    assertThat(site.claim("cpu").id()).isEqualTo(run);
    assertThat(site.number("SELECT sum(long_cpu + quick_cpu) FROM quota_account")).isZero();
  }

  @Test
  void whatARunWaitsForMayChange() {
    var run = site.submit(site.student("ada"), "cpu");
    site.jdbi.useHandle(
        handle ->
            handle.execute("UPDATE run SET pinned_device = gen_random_uuid() WHERE id = ?", run));

    assertThat(site.number("SELECT sum(long_cpu + quick_cpu) FROM quota_account")).isZero();
  }

  @Test
  void devicesClaimSideBySideAndNeverTheSameRunOrMoreThanTheLimit() throws Exception {
    for (int student = 0; student < 8; student++) {
      var person = site.student("s" + student);
      for (int i = 0; i < 5; i++) {
        site.submit(person, "cpu");
      }
    }
    var threads = Executors.newFixedThreadPool(8);
    var claimed = new ArrayList<UUID>();
    try {
      List<Callable<List<UUID>>> devices = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        devices.add(this::claimAll);
      }
      for (var device : threads.invokeAll(devices)) {
        claimed.addAll(device.get());
      }
    } finally {
      threads.shutdown();
    }

    assertThat(new HashSet<>(claimed)).hasSameSizeAs(claimed).hasSize(16);
    assertThat(
            site.number(
                "SELECT max(active) FROM (SELECT count(*) AS active FROM run"
                    + " WHERE state = 'PREPARING' GROUP BY account_id) x"))
        .isEqualTo(2);
  }

  /**
   * Two devices come for an account's last place at once: the later one waits, and gets nothing.
   */
  @Test
  void theLastPlaceOfAnAccountIsGivenOnce() throws Exception {
    var ada = site.student("ada");
    site.claimed(ada, "cpu");
    site.submit(ada, "cpu");
    site.submit(ada, "cpu");
    var thread = Executors.newSingleThreadExecutor();
    try {
      var later =
          site.jdbi.inTransaction(
              first -> {
                assertThat(site.queue.claim(site.device("cpu"))).isPresent();
                var second = thread.submit(() -> site.queue.claim(site.device("cpu")));
                await()
                    .until(
                        () -> site.number("SELECT count(*) FROM pg_locks WHERE NOT granted") > 0);
                return second;
              });
      assertThat(later.get()).isEmpty();
    } finally {
      thread.shutdown();
    }
  }

  @Test
  void aLockedAccountIsPassedOver() throws Exception {
    site.submit(site.student("busy"), "cpu");
    var other = site.submit(site.student("other"), "cpu");
    var busy = site.text("SELECT account_id FROM quota_account ORDER BY account_id LIMIT 1");
    site.jdbi.useTransaction(
        holder -> {
          holder.execute("SELECT 1 FROM quota_account WHERE account_id = ?::uuid FOR UPDATE", busy);
          var claimed = onAnotherThread(() -> site.claim("cpu").id());
          assertThat(site.text("SELECT account_id FROM run WHERE id = ?", claimed))
              .isNotEqualTo(busy);
        });
    assertThat(other).isNotNull();
  }

  @Test
  void aPinnedRunWaitsForItsDevice() {
    var device = new Claimant(site.worker, UUID.randomUUID(), "cpu");
    var run = site.submitPinned(site.student("ada"), "cpu", device.device());

    assertThat(site.queue.claim(site.device("cpu"))).isEmpty();
    assertThat(site.queue.claim(device).orElseThrow().id()).isEqualTo(run);
  }

  private List<UUID> claimAll() {
    var claimed = new ArrayList<UUID>();
    for (var run = site.queue.claim(site.device("cpu"));
        run.isPresent();
        run = site.queue.claim(site.device("cpu"))) {
      claimed.add(run.get().id());
    }
    return claimed;
  }

  private void trainFor(Fence fence, Duration time) {
    site.pass(time);
    site.journal.finish(fence, Outcome.STOPPED, null, null, null, null);
  }

  private static <T> T onAnotherThread(Callable<T> call) throws Exception {
    var thread = Executors.newSingleThreadExecutor();
    try {
      return thread.submit(call).get();
    } finally {
      thread.shutdown();
    }
  }
}
