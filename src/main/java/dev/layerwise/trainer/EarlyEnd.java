package dev.layerwise.trainer;

import dev.layerwise.training.EarlyStopping;
import org.jspecify.annotations.Nullable;

/** Watches the validation score, keeps the best epoch's weights and says when to give up. */
final class EarlyEnd {
  private final @Nullable EarlyStopping rule;
  private @Nullable Best best;
  private int judged;

  EarlyEnd(@Nullable EarlyStopping rule) {
    this.rule = rule;
  }

  @Nullable Best best() {
    return best;
  }

  /**
   * Goes on from a checkpoint.
   *
   * @param epochs that were done
   */
  void goOnFrom(@Nullable Best kept, int epochs) {
    best = kept;
    judged = epochs;
  }

  /** An epoch has ended like this. */
  void judge(int epoch, Tally validation, Step step) {
    if (rule == null) {
      return;
    }
    judged = epoch;
    double score =
        switch (rule.metric()) {
          case VALIDATION_LOSS -> -validation.loss();
          case VALIDATION_ACCURACY -> validation.accuracy();
        };
    if (best == null || score > best.score()) {
      best = new Best(epoch, score, step.weights());
    }
  }

  /** Whether nothing better came for long enough. */
  boolean isDue() {
    return rule != null && best != null && judged - best.epoch() >= rule.patience();
  }

  /**
   * Puts the best weights in the place of the last.
   *
   * @param reached the epoch that training came to
   * @return the epoch whose weights are in the network now
   */
  int restore(Step step, int reached) {
    if (best == null || best.epoch() == reached) {
      return reached;
    }
    step.restore(best.weights(), step.memory());
    return best.epoch();
  }

  /** What a student should know of it; null when there is nothing. */
  @Nullable String words(int reached) {
    if (rule == null || best == null) {
      return null;
    }
    var kept =
        best.epoch() == reached
            ? "The last weights were the best."
            : "The weights of epoch %d, the best, were tested and kept.".formatted(best.epoch());
    if (!isDue()) {
      return kept;
    }
    return "Stopped early after epoch %d: the %s had not been better for %s. %s"
        .formatted(reached, rule.metric().words(), epochs(rule.patience()), kept);
  }

  private static String epochs(int count) {
    return count == 1 ? "an epoch" : count + " epochs";
  }
}
