package dev.layerwise.lesson;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The lessons of the site as students have them. */
@ApplicationScoped
public class Lessons {

  /** The published lesson of this slug; empty when there is none, or it is hidden. */
  public Optional<Lesson> published(String slug) {
    return all().stream().filter(lesson -> lesson.slug().equals(slug)).findFirst();
  }

  /** Every published lesson, in the order of the path. */
  public List<Lesson> all() {
    return List.of();
  }

  /**
   * How the bench has to stand to meet the lesson's challenge: for instructors and checks alone.
   */
  public Optional<Preset> solution(String slug) {
    return Optional.empty();
  }
}
