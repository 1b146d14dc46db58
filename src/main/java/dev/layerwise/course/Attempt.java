package dev.layerwise.course;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.layerwise.lesson.Rule;
import dev.layerwise.run.RunState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A run that was handed in for a challenge, as its owner sees it.
 *
 * @param score the rules that are met so far, as a share
 */
@Schema(name = "ChallengeAttempt")
record Attempt(
    UUID id,
    UUID run,
    Instant at,
    State state,
    double score,
    List<JudgedRule> rules,
    List<JudgedSeed> seeds) {

  /** Of the whole attempt. */
  @Schema(name = "AttemptState")
  enum State {
    @JsonProperty("judging")
    JUDGING,
    @JsonProperty("met")
    MET,
    @JsonProperty("failed")
    FAILED
  }

  /** Of one rule. */
  @Schema(name = "RuleState")
  enum RuleState {
    @JsonProperty("pending")
    PENDING,
    @JsonProperty("met")
    MET,
    @JsonProperty("failed")
    FAILED
  }

  /**
   * A rule and how it came out.
   *
   * @param found in words; null while it is pending
   * @param hint HTML, of a failed rule alone
   */
  record JudgedRule(
      Rule.Kind kind,
      String words,
      RuleState state,
      @Nullable String found,
      @Nullable String hint) {
    static JudgedRule pending(Rule rule) {
      return new JudgedRule(rule.kind(), rule.words(), RuleState.PENDING, null, null);
    }

    static JudgedRule of(Rule rule, Finding finding) {
      return new JudgedRule(
          rule.kind(),
          rule.words(),
          finding.met() ? RuleState.MET : RuleState.FAILED,
          finding.words(),
          finding.met() ? null : rule.hintHtml());
    }
  }

  /**
   * A run with one of the seeds.
   *
   * @param state null when its owner has deleted it since
   */
  record JudgedSeed(UUID run, @Nullable RunState state, @Nullable Double accuracy) {}
}
