package dev.layerwise.run;

import dev.layerwise.account.Person;
import dev.layerwise.account.Role;
import dev.layerwise.chaos.StormRun;
import dev.layerwise.chaos.StormSettings;
import dev.layerwise.dataset.CatalogueFixture;
import java.io.FileOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** What a server does in a storm: takes runs in, pauses and resumes some, sees to lost ones. */
public final class StormServer {
  private static final Logger LOG = Logger.getLogger(StormServer.class);
  private static final int BACKLOG = 60;

  private final StormSettings settings;
  private final RunParts site;
  private final String version;
  private final List<UUID> students;
  private final Random dice;

  private StormServer(StormSettings settings) {
    this.settings = settings;
    this.site = StormSettings.site(settings.connect());
    this.version =
        CatalogueFixture.in(settings.data(), site.jdbi).find("digits").orElseThrow().version();
    this.students =
        site.jdbi.withHandle(
            h -> h.createQuery("SELECT id FROM account ORDER BY id").mapTo(UUID.class).list());
    this.dice = new Random(settings.seed());
  }

  public static void main(String... arguments) throws Exception {
    var server = new StormServer(StormSettings.of(arguments));
    server.site.startSignals();
    try (var accepted =
        new FileOutputStream(server.settings.data().resolve("accepted").toFile(), true)) {
      while (true) {
        try {
          server.turn(accepted);
        } catch (RuntimeException e) {
          LOG.warnf("The server goes on after: %s", e.getMessage());
        }
        TimeUnit.MILLISECONDS.sleep(100);
      }
    }
  }

  private void turn(FileOutputStream accepted) throws Exception {
    site.queue.requeueExpired();
    site.waiters.resume();
    int next =
        (int) site.number("SELECT coalesce(max((training->>'number')::int), -1) + 1 FROM run");
    long unfinished =
        site.number(
            "SELECT count(*) FROM run WHERE state IN ('QUEUED','PREPARING','TRAINING','PAUSED')");
    for (; next < settings.runs() && unfinished < BACKLOG; next++, unfinished++) {
      var run = submit(StormRun.of(next));
      accepted.write((next + " " + run + "\n").getBytes(StandardCharsets.UTF_8));
    }
    meddle();
  }

  private UUID submit(StormRun run) {
    var student = students.get(run.number() % students.size());
    return site.submit(
        new Person(student, "Ada", "", Role.STUDENT),
        new FrozenRun(
            "digits",
            version,
            "{\"layers\":[]}",
            run.plan(),
            run.epochs(),
            1,
            1000,
            1000,
            StormSettings.LANE),
        null);
  }

  /** Students pause what waits or trains, and resume it. */
  private void meddle() {
    for (var paused : some("state = 'PAUSED' AND paused_for = 'student'")) {
      site.controls.resume(paused);
    }
    if (dice.nextInt(5) == 0) {
      some(
              "state IN ('QUEUED', 'TRAINING') AND wanted IS NULL AND (training->>'number')::int >= "
                  + StormRun.LONG_ONES)
          .stream()
          .findFirst()
          .ifPresent(site.controls::pause);
    }
  }

  private List<UUID> some(String condition) {
    return site.jdbi.withHandle(
        h ->
            h.createQuery("SELECT id FROM run WHERE " + condition + " ORDER BY random() LIMIT 3")
                .mapTo(UUID.class)
                .list());
  }
}
