package dev.layerwise.course;

import static org.assertj.core.api.Assertions.assertThat;

import dev.layerwise.lesson.Rule;
import dev.layerwise.run.RunRecord;
import dev.layerwise.run.RunState;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JudgeTest {
  private static final String NETWORK =
      """
      {"layers":[
        {"kind":"residual","layers":[{"kind":"conv2d"},{"kind":"batchNorm"}]},
        {"kind":"parallel","merge":"concat","branches":[[{"kind":"conv2d"}],[{"kind":"dropout"}]]},
        {"kind":"flatten"},{"kind":"output"}]}
      """;

  @Test
  void everySeedHasToMeetTheAccuracyAndTheWorstIsNamed() {
    var goal = List.of(rule(Rule.Kind.ACCURACY, 0.9));

    assertThat(Judge.judge(goal, trained(0.9, 0.95, 0.93)))
        .containsExactly(new Finding(true, "90.0 % to 95.0 % with 3 seeds"));
    assertThat(Judge.judge(goal, trained(0.95, 0.8996, 0.93)))
        .containsExactly(new Finding(false, "89.9 % to 95.0 % with 3 seeds"));
    assertThat(Judge.judge(goal, trained(0.951))).containsExactly(new Finding(true, "95.1 %"));
  }

  @Test
  void aSeedThatBrokeOffMeetsNothingThatIsMeasured() {
    var goal = List.of(rule(Rule.Kind.ACCURACY, 0.1), rule(Rule.Kind.LOSS, 9.0));

    assertThat(Judge.judge(goal, trained(0.95, null)))
        .extracting(Finding::met)
        .containsExactly(false, false);
    assertThat(Judge.judge(goal, Evidence.of(List.of(run(RunState.STOPPED, 0.99)))))
        .extracting(Finding::met)
        .containsExactly(false, false);
  }

  @Test
  void boundsIncludeTheirLimit() {
    var run = trained(0.5);

    assertThat(met(rule(Rule.Kind.PARAMETERS, 1234), run)).isTrue();
    assertThat(met(rule(Rule.Kind.PARAMETERS, 1233), run)).isFalse();
    assertThat(met(rule(Rule.Kind.EPOCHS, 7), run)).isTrue();
    assertThat(met(rule(Rule.Kind.EPOCHS, 6), run)).isFalse();
    assertThat(met(rule(Rule.Kind.DEVICE_SECONDS, 2.5), run)).isTrue();
    assertThat(met(rule(Rule.Kind.DEVICE_SECONDS, 2.4), run)).isFalse();
  }

  @Test
  void layersInBlocksCountAndTheOutputDoesNot() {
    var run = trained(0.5);

    assertThat(met(rule(Rule.Kind.LAYERS, 7), run)).isTrue();
    assertThat(met(rule(Rule.Kind.LAYERS, 6), run)).isFalse();
    assertThat(met(layer(Rule.Kind.MUST, "dropout"), run)).isTrue();
    assertThat(met(layer(Rule.Kind.MUST, "dense"), run)).isFalse();
    assertThat(met(layer(Rule.Kind.MUST_NOT, "batchNorm"), run)).isFalse();
    assertThat(met(layer(Rule.Kind.MUST_NOT, "output"), run)).isTrue();
    assertThat(Judge.judge(List.of(layer(Rule.Kind.MUST, "conv2d")), run))
        .containsExactly(new Finding(true, "2 layers"));
  }

  private static boolean met(Rule rule, Evidence evidence) {
    return Judge.met(Judge.judge(List.of(rule), evidence));
  }

  private static Rule rule(Rule.Kind kind, double limit) {
    return new Rule(kind, limit, null, "words", "hint");
  }

  private static Rule layer(Rule.Kind kind, String layer) {
    return new Rule(kind, null, layer, "words", "hint");
  }

  private static Evidence trained(Double... accuracies) {
    return Evidence.of(
        Arrays.stream(accuracies)
            .map(each -> run(each == null ? RunState.FAILED : RunState.COMPLETED, each))
            .toList());
  }

  private static RunRecord run(RunState state, Double accuracy) {
    return new RunRecord(
        UUID.randomUUID(),
        UUID.randomUUID(),
        state,
        null,
        "digits",
        NETWORK,
        "{}",
        7,
        1234,
        accuracy,
        accuracy,
        2500,
        false,
        null,
        Instant.EPOCH);
  }
}
