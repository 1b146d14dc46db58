package dev.layerwise.worker;

import dev.layerwise.blob.BlobStore;
import dev.layerwise.chaos.StormSettings;
import dev.layerwise.dataset.CatalogueFixture;
import dev.layerwise.incident.IncidentFixture;
import dev.layerwise.run.AuditedJournal;
import java.io.FileOutputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/** A worker's process in a storm: all is the product's, but for the trainers on its threads. */
public final class StormWorker {
  private static final Logger LOG = Logger.getLogger(StormWorker.class);

  private static final TrainerLimits NO_LIMITS =
      new TrainerLimits(Long.MAX_VALUE, Duration.ofDays(1), Duration.ofDays(1));

  private StormWorker() {}

  /** After the settings come the worker's name and its number of devices. */
  public static void main(String... arguments) throws Exception {
    var settings = StormSettings.of(arguments);
    var name = arguments[5];
    var slots =
        IntStream.range(0, Integer.parseInt(arguments[6]))
            .mapToObj(index -> new DeviceSlot(StormSettings.LANE, index))
            .toList();
    var jdbi = settings.connect();
    var parts = StormSettings.site(jdbi);
    var incidents = IncidentFixture.incidents(jdbi, parts.registry);
    var site =
        new Attempts.Site(
            parts.queue,
            new AuditedJournal(parts, settings.fenced()),
            CatalogueFixture.in(settings.data(), jdbi),
            new BlobStore(settings.data().resolve("blobs")),
            incidents);
    var process = name + "-" + ProcessHandle.current().pid();
    var diary = new FileOutputStream(settings.data().resolve("diary-" + process).toFile(), true);
    var crashes = Files.createDirectories(settings.data().resolve("crashes"));
    var logs = settings.data().resolve("logs").resolve(process);
    TrainerLaunch inside =
        slot ->
            TrainerProcess.over(
                new TrainerInside(slot, crashes, diary), new TrainerLog(logs.resolve(slot.name())));
    var pace = pace();
    var crew =
        new DeviceLane.Crew(
            new TrainerStarter(inside, pace.startPatience()),
            new DeviceStore(jdbi, incidents),
            new DrainStore(jdbi),
            new Attempts(site, settings.data().resolve("work"), NO_LIMITS, pace));
    var worker = Worker.start(name, slots, crew, pace);
    parts.signals.onWork(worker::nudge);
    parts.startSignals();
    while (true) {
      TimeUnit.NANOSECONDS.sleep(StormSettings.LEASE.length().toNanos() / 2);
      try {
        parts.queue.requeueExpired();
      } catch (RuntimeException e) {
        LOG.warnf("The worker goes on after: %s", e.getMessage());
      }
    }
  }

  private static Pace pace() {
    return new Pace(
        StormSettings.LEASE.heartbeat(),
        StormSettings.LEASE.selfStop(),
        Duration.ofMillis(50),
        Duration.ofMillis(150),
        Duration.ofMillis(200),
        Duration.ofSeconds(3),
        Duration.ofSeconds(3),
        Duration.ofSeconds(1),
        Duration.ofSeconds(30),
        Duration.ofMillis(100),
        Duration.ofSeconds(1));
  }
}
