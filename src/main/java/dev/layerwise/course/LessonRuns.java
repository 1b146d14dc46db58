package dev.layerwise.course;

import dev.layerwise.account.Person;
import dev.layerwise.platform.Problem;
import dev.layerwise.run.RunLessons;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Runs of lessons: a run is of a lesson that its owner can see, and locks what they predicted. */
@ApplicationScoped
class LessonRuns implements RunLessons {
  private final Reading reading;
  private final PredictionStore predictions;

  LessonRuns(Reading reading, PredictionStore predictions) {
    this.reading = reading;
    this.predictions = predictions;
  }

  @Override
  public void check(Person student, String lesson) {
    if (reading.find(student, lesson).isEmpty()) {
      throw new Problem(
          422,
          "lesson-unknown",
          "The run cannot be started",
          "There is no lesson “%s” for you. Open the lesson again from the list, or train without one."
              .formatted(lesson));
    }
  }

  @Override
  public void submitted(UUID student, String lesson, UUID run) {
    predictions.lock(student, lesson, run);
  }
}
