package dev.layerwise.course;

import dev.layerwise.lesson.Challenge;
import dev.layerwise.lesson.Rule;
import dev.layerwise.run.RunRecord;
import dev.layerwise.run.RunRecordStore;
import dev.layerwise.run.RunState;
import dev.layerwise.run.Submissions;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Judges attempts: trains the seeds that are missing, waits until all have ended, and holds the
 * rules against what the site recorded. Any process may do it; one at a time does for an attempt.
 */
@ApplicationScoped
class Judging {
  /** Seeds travel through browsers as JSON numbers: more would not be exact there. */
  private static final long SEEDS = 1L << 53;

  private static final int MOST_REPEATS = 5;

  private final AttemptStore store;
  private final AttemptJson json;
  private final RunRecordStore runs;
  private final Submissions submissions;
  private final SecureRandom random = new SecureRandom();

  Judging(AttemptStore store, AttemptJson json, RunRecordStore runs, Submissions submissions) {
    this.store = store;
    this.json = json;
    this.runs = runs;
    this.submissions = submissions;
  }

  /**
   * Queues the run's network with further seeds, which nobody can foresee, unless its own seed has
   * decided already that more of them cannot help.
   */
  void begin(UUID attempt, Challenge challenge, RunRecord run) {
    var evidence = Evidence.of(List.of(run));
    var bySeed = challenge.rules().stream().filter(Judging::bySeed).toList();
    if (bySeed.isEmpty() || !Judge.met(Judge.judge(bySeed, evidence))) {
      return;
    }
    IntStream.range(1, challenge.seeds())
        .forEach(place -> store.add(attempt, place, train(attempt, run)));
  }

  private UUID train(UUID attempt, RunRecord run) {
    return submissions.submitCheck(run.owner(), run.id(), attempt, random.nextLong(SEEDS));
  }

  private static boolean bySeed(Rule rule) {
    return rule.kind() == Rule.Kind.ACCURACY || rule.kind() == Rule.Kind.LOSS;
  }

  @Scheduled(every = "2s", identity = "judging", concurrentExecution = ConcurrentExecution.SKIP)
  void settleAll() {
    store.judging().forEach(this::settle);
  }

  /** Judges this attempt, when all its runs have ended. */
  void settle(UUID id) {
    store.together(
        () -> {
          var attempt = store.lockForJudging(id);
          attempt.ifPresent(this::settleLocked);
          return attempt;
        });
  }

  private void settleLocked(AttemptRow attempt) {
    var ended = new ArrayList<RunRecord>();
    for (var seed : store.seeds(attempt.id())) {
      ended(attempt, seed).ifPresent(ended::add);
    }
    if (ended.size() == store.seeds(attempt.id()).size()) {
      store.judged(attempt.id(), Judge.judge(json.rules(attempt), Evidence.of(ended)));
    }
  }

  /** The seed's run once it has ended by itself. One that the site lost is trained again. */
  private Optional<RunRecord> ended(AttemptRow attempt, AttemptRow.Seed seed) {
    if (seed.place() == 0) {
      return Optional.of(json.handedIn(attempt));
    }
    var run = runs.find(seed.run());
    boolean failedUs =
        run.map(found -> found.lost() || found.state() == RunState.STOPPED).orElse(false);
    if (failedUs && seed.repeats() < MOST_REPEATS) {
      store.repeat(attempt.id(), seed.place(), train(attempt.id(), run.orElseThrow()));
      return Optional.empty();
    }
    return run.filter(found -> found.state().isLast());
  }

  /** The rules as far as they are judged: what no seed decides is known at once. */
  List<Attempt.JudgedRule> shown(AttemptRow attempt) {
    var rules = json.rules(attempt);
    if (attempt.state() != AttemptRow.State.JUDGING) {
      var findings = store.findings(attempt.id());
      return IntStream.range(0, rules.size())
          .mapToObj(place -> Attempt.JudgedRule.of(rules.get(place), findings.get(place)))
          .toList();
    }
    var evidence = Evidence.of(List.of(json.handedIn(attempt)));
    return rules.stream()
        .map(
            rule ->
                bySeed(rule)
                    ? Attempt.JudgedRule.pending(rule)
                    : Attempt.JudgedRule.of(rule, Judge.judge(List.of(rule), evidence).get(0)))
        .toList();
  }
}
