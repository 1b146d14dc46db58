package dev.layerwise.run;

import dev.layerwise.account.SessionKey;
import dev.layerwise.quota.QuotaFixture;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;

/** Runs that train as fast as the protocol allows: five batch events a second, and epochs. */
final class LiveRuns implements AutoCloseable {
  private static final int BATCH_MS = 200;
  private static final int BATCHES = 50;

  private final RunFixture site;
  private final Signals signals;
  private final ScheduledExecutorService trainers = Executors.newScheduledThreadPool(4);
  private final List<UUID> runs = new ArrayList<>();

  LiveRuns(Jdbi jdbi) {
    site = new RunFixture(jdbi, QuotaFixture.usual(), 2);
    site.startAt(Instant.now());
    signals = site.signals;
  }

  /** Begins so many runs, each of a student of its own. */
  List<UUID> begin(int count) {
    signals.start(null);
    var fences =
        IntStream.range(0, count)
            .mapToObj(i -> site.training(site.student("student" + i), "cpu"))
            .toList();
    fences.forEach(fence -> runs.add(fence.run()));
    for (int i = 0; i < count; i++) {
      var trainer = new Trainer(fences.get(i));
      long offset = (long) BATCH_MS * i / count;
      trainers.scheduleAtFixedRate(trainer::batch, offset, BATCH_MS, TimeUnit.MILLISECONDS);
      trainers.scheduleAtFixedRate(trainer::beat, 5, 5, TimeUnit.SECONDS);
    }
    return runs;
  }

  /** Somebody who may look at every run, signed in. */
  String instructor(int number) {
    var person = site.student("instructor" + number);
    var token = "instructor-token-" + number;
    site.jdbi.useHandle(
        handle -> {
          handle.execute("UPDATE account SET role = 'INSTRUCTOR' WHERE id = ?", person.id());
          handle.execute(
              "INSERT INTO session (token_hash, account_id, created_at, expires_at)"
                  + " VALUES (?, ?, now(), now() + interval '1 day')",
              HexFormat.of().parseHex(SessionKey.of(token).digits()),
              person.id());
        });
    return token;
  }

  private final class Trainer {
    private final Fence fence;
    private int done;

    Trainer(Fence fence) {
      this.fence = fence;
    }

    void batch() {
      done++;
      site.journal.append(fence, List.of(RunFixture.batch(1 + done % BATCHES)));
      if (done % BATCHES == 0) {
        site.journal.append(fence, RunFixture.epoch(done / BATCHES, 0.5));
      }
    }

    void beat() {
      site.journal.heartbeat(fence);
    }
  }

  @Override
  public void close() {
    trainers.shutdownNow();
    signals.stop(null);
  }
}
