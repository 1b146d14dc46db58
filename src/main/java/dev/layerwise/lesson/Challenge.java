package dev.layerwise.lesson;

import java.util.List;

/**
 * What a run has to meet.
 *
 * @param seeds with how many seeds each rule is to be met; the student chooses the first of them
 */
public record Challenge(String id, int seeds, String html, List<Rule> rules) implements Block {
  static final int MOST_SEEDS = 5;

  public Challenge {
    rules = List.copyOf(rules);
  }
}
