package dev.layerwise.course;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.layerwise.account.Person;
import dev.layerwise.lesson.Block;
import dev.layerwise.lesson.Challenge;
import dev.layerwise.lesson.Lesson;
import dev.layerwise.lesson.Preset;
import dev.layerwise.lesson.Rule;
import dev.layerwise.platform.Problem;
import dev.layerwise.run.RunRecord;
import dev.layerwise.run.RunRecordStore;
import dev.layerwise.run.RunState;
import dev.layerwise.training.Loss;
import dev.layerwise.training.TrainingPlanReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Takes runs that students hand in for a challenge. A browser sends the run's id and nothing else:
 * everything that is judged was recorded by the site.
 */
@ApplicationScoped
class Attempts {
  private final Reading reading;
  private final RunRecordStore runs;
  private final AttemptStore store;
  private final AttemptJson json;
  private final Judging judging;

  Attempts(
      Reading reading, RunRecordStore runs, AttemptStore store, AttemptJson json, Judging judging) {
    this.reading = reading;
    this.runs = runs;
    this.store = store;
    this.json = json;
    this.judging = judging;
  }

  /**
   * Hands a run in. The same run again is the same attempt.
   *
   * @throws Problem when the run cannot be judged, saying why
   */
  Attempt handIn(Person student, String slug, UUID run) {
    var lesson = reading.lesson(student, slug);
    var challenge = lesson.challenge().orElseThrow(Attempts::noChallenge);
    var record = handable(student, lesson, run);
    var before = store.ofRun(run, slug, lesson.revision());
    return before.isPresent() ? shown(before.get()) : made(student, lesson, challenge, record);
  }

  private Attempt made(Person student, Lesson lesson, Challenge challenge, RunRecord run) {
    var attempt =
        new AttemptStore.New(
            student.id(),
            lesson.slug(),
            lesson.revision(),
            run.id(),
            json.write(challenge.rules()),
            json.write(run));
    var id =
        store.together(
            () -> {
              var inserted = store.insert(attempt).orElseThrow(Attempts::stillJudging);
              judging.begin(inserted, challenge, run);
              return inserted;
            });
    judging.settle(id);
    return shown(store.find(id).orElseThrow());
  }

  private RunRecord handable(Person student, Lesson lesson, UUID id) {
    var run =
        runs.find(id)
            .filter(found -> found.owner().equals(student.id()) && found.checkOf() == null)
            .orElseThrow(() -> Problem.notFound("There is no such run, or it is somebody else’s."));
    if (run.state() != RunState.COMPLETED) {
      throw refused(
          "run-not-completed",
          "Only a run that was trained to its end can be judged. This one %s."
              .formatted(
                  run.state().isLast() ? "was not; start another" : "is not over: wait for it"));
    }
    if (!datasets(lesson).contains(run.dataset())) {
      throw refused(
          "other-dataset",
          "This challenge is on another data set than the run. Go back to the lesson’s start and"
              + " train there.");
    }
    requireComparableLoss(lesson, run);
    return run;
  }

  /** A small number of one loss says nothing about another: Huber's is always the smaller. */
  private void requireComparableLoss(Lesson lesson, RunRecord run) {
    boolean counts =
        lesson.challenge().stream()
            .flatMap(challenge -> challenge.rules().stream())
            .anyMatch(rule -> rule.kind() == Rule.Kind.LOSS);
    var own = loss(json.read(run.training(), new TypeReference<>() {}));
    if (counts
        && presets(lesson).map(Preset::training).map(Attempts::loss).noneMatch(own::equals)) {
      throw refused(
          "other-loss",
          "This challenge has a rule on the loss, but this run was trained with another loss (%s)"
                  .formatted(own.words())
              + " than the lesson’s. Set the loss as it is at the lesson’s start, and train again.");
    }
  }

  private static Loss loss(JsonNode training) {
    return TrainingPlanReader.read(training).plan().loss();
  }

  private static List<String> datasets(Lesson lesson) {
    return presets(lesson).map(Preset::dataset).toList();
  }

  /** Where students of the lesson begin. */
  private static Stream<Preset> presets(Lesson lesson) {
    return lesson.blocks().stream()
        .filter(Block.Bench.class::isInstance)
        .map(bench -> lesson.presets().get(((Block.Bench) bench).preset()))
        .filter(Objects::nonNull);
  }

  /** This person's attempts at a lesson's challenge, newest first. */
  List<Attempt> of(Person student, String slug) {
    return store.of(student.id(), slug).stream().map(this::shown).toList();
  }

  /** One of them, judged as far as it can be now. */
  Attempt find(Person student, String slug, UUID id) {
    judging.settle(id);
    return store
        .find(id)
        .filter(row -> row.account().equals(student.id()) && row.lesson().equals(slug))
        .map(this::shown)
        .orElseThrow(() -> Problem.notFound("There is no such attempt, or it is somebody else’s."));
  }

  private Attempt shown(AttemptRow row) {
    var rules = judging.shown(row);
    long met = rules.stream().filter(rule -> rule.state() == Attempt.RuleState.MET).count();
    return new Attempt(
        row.id(),
        row.run(),
        row.at(),
        Attempt.State.valueOf(row.state().name()),
        rules.isEmpty() ? 0 : met / (double) rules.size(),
        rules,
        seeds(row));
  }

  private List<Attempt.JudgedSeed> seeds(AttemptRow row) {
    var seeds = store.seeds(row.id());
    var found = runs.find(seeds.stream().map(AttemptRow.Seed::run).toList());
    return seeds.stream()
        .map(
            seed -> {
              var run = seed.place() == 0 ? json.handedIn(row) : found.get(seed.run());
              return run == null
                  ? new Attempt.JudgedSeed(seed.run(), null, null)
                  : new Attempt.JudgedSeed(seed.run(), run.state(), run.testAccuracy());
            })
        .toList();
  }

  private static Problem noChallenge() {
    return Problem.notFound("This lesson has no challenge.");
  }

  private static Problem stillJudging() {
    return Problem.conflict(
        "still-judging",
        "Another run is being judged",
        "The run that you handed in before is still being judged with other seeds. Wait for its"
            + " verdict, then hand in this one.");
  }

  private static Problem refused(String type, String detail) {
    return new Problem(422, type, "The run cannot be judged", detail);
  }
}
