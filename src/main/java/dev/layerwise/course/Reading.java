package dev.layerwise.course;

import dev.layerwise.account.Person;
import dev.layerwise.account.Role;
import dev.layerwise.lesson.KeptLessons;
import dev.layerwise.lesson.Lesson;
import dev.layerwise.lesson.Lessons;
import dev.layerwise.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * The lessons as a person has them: published, and not kept from them by their classes. Who teaches
 * tries drafts, too.
 */
@ApplicationScoped
class Reading {
  private final Lessons lessons;
  private final KeptLessons kept;

  Reading(Lessons lessons, KeptLessons kept) {
    this.lessons = lessons;
    this.kept = kept;
  }

  Optional<Lesson> find(Person person, String slug) {
    if (person.role() != Role.STUDENT) {
      return lessons.forTeachers(slug);
    }
    return kept.from(person).contains(slug) ? Optional.empty() : lessons.published(slug);
  }

  /**
   * @throws Problem 404 when there is none for this person
   */
  Lesson lesson(Person person, String slug) {
    return find(person, slug)
        .orElseThrow(() -> Problem.notFound("There is no such lesson. Choose one from the list."));
  }

  /** Every published lesson, whoever may see it. */
  List<Lesson> all() {
    return lessons.all();
  }
}
