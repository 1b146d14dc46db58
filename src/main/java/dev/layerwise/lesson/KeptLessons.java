package dev.layerwise.lesson;

import dev.layerwise.account.Person;
import java.util.Set;

/** Published lessons that somebody is not shown for now, because of a class they are in. */
public interface KeptLessons {
  /** Their slugs; none for people who teach. */
  Set<String> from(Person person);
}
