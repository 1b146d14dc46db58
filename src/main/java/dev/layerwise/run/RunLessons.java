package dev.layerwise.run;

import dev.layerwise.account.Person;
import java.util.UUID;

/** The lessons that runs are started from, as far as the queue has to know of them. */
public interface RunLessons {
  /**
   * Lets a run of this lesson through.
   *
   * @throws dev.layerwise.platform.Problem 422 when there is no such lesson for this person
   */
  void check(Person student, String lesson);

  /** A run of this lesson is being queued, in the transaction at hand. */
  void submitted(UUID student, String lesson, UUID run);
}
