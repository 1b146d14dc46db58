package dev.layerwise.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.layerwise.incident.IncidentFixture;
import dev.layerwise.platform.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DeviceLaneTest {
  /** Or the device would serve nobody until its worker is started anew. */
  @Test
  void goesOnWhenTheDatabaseDoesNotTakeWhatItSays() {
    var jdbi = TestDatabase.fresh();
    var devices = new DeviceStore(jdbi, IncidentFixture.incidents(jdbi, new SimpleMeterRegistry()));
    var site = devices.register("unlucky", UUID.randomUUID(), List.of(DeviceSlot.CPU));
    jdbi.useHandle(
        handle -> handle.execute("ALTER TABLE device ADD CHECK (state NOT IN ('FAILED'))"));
    var starts = new AtomicInteger();
    TrainerLaunch failing =
        slot -> {
          starts.incrementAndGet();
          throw new IOException("no such file");
        };
    var crew =
        new DeviceLane.Crew(
            new TrainerStarter(failing, Duration.ofMinutes(1)), devices, null, null);
    var lane = new DeviceLane(DeviceSlot.CPU, site, crew, WorkerBench.pace());

    var serving = CompletableFuture.runAsync(lane);

    await().until(() -> starts.get() >= 3);
    lane.leave();
    assertThat(serving).succeedsWithin(Duration.ofSeconds(20));
  }
}
