package dev.layerwise.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.layerwise.platform.Database;
import dev.layerwise.platform.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Two servers in processes of their own on one database; who trains is a third process. */
class LiveNodesIT {
  private static final int VIEWERS = 20;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path data;

  @ParameterizedTest(name = "notify={0}")
  @ValueSource(booleans = {true, false})
  void viewersOfEitherNodeSeeTheSameAndGoOnAtTheOther(boolean notify) throws Exception {
    var url = TestDatabase.freshUrl();
    var source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser("postgres");
    var settings = Map.of("LAYERWISE_NOTIFY", String.valueOf(notify));
    try (var one = new ServerProcess(url, data.resolve("one"), settings);
        var two = new ServerProcess(url, data.resolve("two"), settings)) {
      one.start();
      two.start();
      try (var runs = new LiveRuns(Database.over(source))) {
        follow(runs, one, two);
      }
    }
  }

  private static void follow(LiveRuns runs, ServerProcess one, ServerProcess two) throws Exception {
    var live = runs.begin(2);
    var tickets =
        IntStream.range(0, VIEWERS)
            .mapToObj(i -> new LiveCrowd.Ticket(live.get(i % 2), runs.instructor(i)))
            .toList();
    var port = new AtomicInteger(one.port);
    try (var moving = new LiveCrowd(tickets, port::get);
        var staying = new LiveCrowd(tickets, () -> two.port)) {
      moving.connect();
      staying.connect();
      awaitWhole(moving);
      awaitWhole(staying);

      moving.begin();
      port.set(two.port);
      one.kill();
      awaitWhole(moving);

      one.start();
      moving.begin();
      staying.begin();
      port.set(one.port);
      two.stop();
      awaitWhole(moving);
      two.start();
      awaitWhole(staying);

      assertThat(moving.closeCodes()).contains((int) Farewell.RESTART.code());
      assertThat(staying.closeCodes()).contains((int) Farewell.RESTART.code());
      assertThat(moving.broken() + staying.broken()).as("gaps or repetitions").isZero();
    }
  }

  private static void awaitWhole(LiveCrowd crowd) {
    await().atMost(PATIENCE).until(crowd::whole, whole -> whole == VIEWERS);
  }
}
