package dev.layerwise.course;

import dev.layerwise.lesson.Challenge;
import dev.layerwise.lesson.Lesson;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What somebody has done in each lesson, gathered from where it is kept. */
@ApplicationScoped
class Progress {
  private final ProgressStore store;
  private final PredictionStore predicted;
  private final AttemptStore attempts;
  private final Predictions predictions;
  private final Reading reading;

  Progress(
      ProgressStore store,
      PredictionStore predicted,
      AttemptStore attempts,
      Predictions predictions,
      Reading reading) {
    this.store = store;
    this.predicted = predicted;
    this.attempts = attempts;
    this.predictions = predictions;
    this.reading = reading;
  }

  List<LessonProgress> of(UUID account) {
    var places =
        store.places(account).stream()
            .collect(Collectors.toMap(ProgressStore.Place::lesson, ProgressStore.Place::block));
    var quizzes = quizzes(account);
    var guesses = guesses(account);
    var challenges = attempts.standings(account);
    var ids =
        reading.all().stream()
            .flatMap(lesson -> challengeOf(lesson).stream())
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    var begun =
        Stream.of(places, quizzes, guesses, challenges)
            .flatMap(each -> each.keySet().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    return begun.stream()
        .map(
            lesson -> {
              var answered = quizzes.getOrDefault(lesson, Map.of());
              var guessed = guesses.getOrDefault(lesson, Map.of());
              var challenge =
                  challenges.getOrDefault(lesson, LessonProgress.ChallengeStanding.NONE);
              return new LessonProgress(
                  lesson,
                  places.get(lesson),
                  done(answered, guessed, challenge, ids.get(lesson)),
                  answered,
                  guessed,
                  challenge);
            })
        .toList();
  }

  private static Optional<Map.Entry<String, String>> challengeOf(Lesson lesson) {
    return lesson.challenge().map(Challenge::id).map(id -> Map.entry(lesson.slug(), id));
  }

  private static List<String> done(
      Map<String, LessonProgress.QuizStanding> quizzes,
      Map<String, LessonProgress.PredictionStanding> predictions,
      LessonProgress.ChallengeStanding challenge,
      @Nullable String challengeId) {
    var done = new ArrayList<String>();
    quizzes.forEach((id, quiz) -> addIf(quiz.right(), id, done));
    predictions.forEach((id, prediction) -> addIf(prediction.locked(), id, done));
    if (challenge.state() == LessonProgress.State.MET && challengeId != null) {
      done.add(challengeId);
    }
    return done;
  }

  private static void addIf(boolean wanted, String id, List<String> done) {
    if (wanted) {
      done.add(id);
    }
  }

  private Map<String, Map<String, LessonProgress.QuizStanding>> quizzes(UUID account) {
    var byLesson = new HashMap<String, Map<String, LessonProgress.QuizStanding>>();
    store
        .answers(account)
        .forEach(
            answer ->
                byLesson
                    .computeIfAbsent(answer.lesson(), lesson -> new LinkedHashMap<>())
                    .put(
                        answer.quiz(),
                        new LessonProgress.QuizStanding(answer.right(), answer.tries())));
    return byLesson;
  }

  private Map<String, Map<String, LessonProgress.PredictionStanding>> guesses(UUID account) {
    var byLesson = new HashMap<String, Map<String, LessonProgress.PredictionStanding>>();
    predicted
        .of(account)
        .forEach(
            row ->
                byLesson
                    .computeIfAbsent(row.lesson(), lesson -> new LinkedHashMap<>())
                    .put(
                        row.prediction(),
                        new LessonProgress.PredictionStanding(
                            predictions.read(row), row.run() != null)));
    return byLesson;
  }
}
