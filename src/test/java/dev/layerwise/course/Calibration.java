package dev.layerwise.course;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.layerwise.account.Person;
import dev.layerwise.account.Role;
import dev.layerwise.account.Somebody;
import dev.layerwise.lesson.Lessons;
import dev.layerwise.lesson.Preset;
import dev.layerwise.platform.DatabaseResource;
import dev.layerwise.platform.Problem;
import dev.layerwise.run.RunRecord;
import dev.layerwise.run.RunRecordStore;
import dev.layerwise.run.Submission;
import dev.layerwise.run.Submissions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/**
 * Trains the starter and the solution of every lesson with several seeds on a whole site, queue,
 * worker and trainer included, and holds them against the lesson's goal as students are judged. Run
 * by bench/calibrate.sh; not a test of the build.
 */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@TestProfile(Calibration.WholeSite.class)
class Calibration {
  /** A server with a worker of one lane, so that no run disturbs another's time. */
  public static class WholeSite implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("layerwise.roles", "server,worker", "layerwise.worker.devices", "cpu");
    }
  }

  private static final Path TABLE = Path.of("docs/calibration.md");

  @Inject Jdbi jdbi;
  @Inject Lessons lessons;
  @Inject Submissions submissions;
  @Inject RunRecordStore records;

  @Test
  void everySolutionMeetsItsGoalAndNoStarterDoes() throws IOException, InterruptedException {
    var cifar = System.getProperty("calibrate.cifar", "");
    if (!cifar.isBlank()) {
      upload("cifar-10", Path.of(cifar));
    }
    var wanted = Set.of(System.getProperty("calibrate.lessons", "").strip().split("[ ,]+"));
    int seeds = Integer.getInteger("calibrate.seeds", 5);
    var all = CalibratedLesson.of(lessons);
    var chosen =
        all.stream()
            .filter(lesson -> wanted.contains("") || wanted.contains(lesson.slug()))
            .toList();
    assertThat(chosen).as("lessons with a challenge, of those named").isNotEmpty();

    var rows = new ArrayList<CalibrationTable.Row>();
    for (var lesson : chosen) {
      var row = calibrated(lesson, seeds);
      System.out.println(row.line());
      rows.add(row);
      CalibrationTable.write(TABLE, List.of(row), Set.of());
    }
    if (wanted.contains("")) {
      CalibrationTable.write(
          TABLE, rows, all.stream().map(CalibratedLesson::slug).collect(Collectors.toSet()));
    }
    assertThat(rows.stream().flatMap(row -> row.faults().stream())).isEmpty();
  }

  /** Imports an archive as an instructor does. */
  private void upload(String dataset, Path archive) throws InterruptedException {
    var instructor = Somebody.instructor("Ida");
    var path = "/api/datasets/" + dataset;
    instructor
        .asks()
        .contentType(ContentType.MULTIPART)
        .multiPart("file", archive.toFile())
        .post(path + "/import")
        .then()
        .statusCode(202);
    while (!"ready".equals(instructor.get(path).path("state"))) {
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  private CalibrationTable.Row calibrated(CalibratedLesson lesson, int seeds)
      throws InterruptedException {
    var student = student();
    try {
      var first = submitted(student, lesson.starter(), seeds);
      var second = submitted(student, lesson.solution(), seeds);
      return CalibrationTable.Row.of(lesson, ended(first), ended(second));
    } catch (Problem refused) {
      return CalibrationTable.Row.refused(lesson, refused);
    }
  }

  /** The preset's own seed, which students begin with, and then 1, 2, 3 … */
  private List<UUID> submitted(Person student, Preset preset, int seeds) {
    var own = preset.training().path("seed").asLong(1);
    return LongStream.concat(
            LongStream.of(own), LongStream.iterate(1, n -> n + 1).filter(n -> n != own))
        .limit(seeds)
        .mapToObj(
            seed -> {
              ObjectNode plan = preset.training().deepCopy();
              plan.put("seed", seed);
              return submissions.submit(
                  student, new Submission(preset.dataset(), preset.network(), plan, null, null));
            })
        .toList();
  }

  private List<RunRecord> ended(List<UUID> runs) throws InterruptedException {
    while (true) {
      var found = records.find(runs);
      if (found.values().stream().allMatch(run -> run.state().isLast())) {
        return runs.stream().map(found::get).toList();
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  private Person student() {
    var id = UUID.randomUUID();
    jdbi.useHandle(
        handle ->
            handle.execute(
                "INSERT INTO account (id, name, email, password_hash, role)"
                    + " VALUES (?, 'Ada', ?, 'x', 'STUDENT')",
                id,
                id + "@example.org"));
    return new Person(id, "Ada", id + "@example.org", Role.STUDENT);
  }
}
