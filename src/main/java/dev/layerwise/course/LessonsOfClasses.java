package dev.layerwise.course;

import dev.layerwise.account.Person;
import dev.layerwise.account.Role;
import dev.layerwise.lesson.KeptLessons;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Keeps from students what all their classes hide or have not opened yet. */
@ApplicationScoped
class LessonsOfClasses implements KeptLessons {
  private final ClassLessonStore store;

  LessonsOfClasses(ClassLessonStore store) {
    this.store = store;
  }

  @Override
  public Set<String> from(Person person) {
    return person.role() == Role.STUDENT ? store.keptFrom(person.id()) : Set.of();
  }
}
