package dev.layerwise.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.layerwise.network.FieldReader;
import dev.layerwise.network.Fix;
import dev.layerwise.network.Flaw;
import dev.layerwise.network.Setting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a training plan from JSON and notes everything wrong with it under {@code training.…}.
 * Fields left out take their defaults.
 */
public final class TrainingPlanReader {
  private static final String PATH = "training";

  private final List<Flaw> flaws = new ArrayList<>();

  private TrainingPlanReader() {}

  /** What was read, and what is wrong with it: with errors, the plan is only the nearest one. */
  public record Reading(TrainingPlan plan, List<Flaw> flaws) {}

  /** Reads what a student sent; nothing at all is the default plan. */
  public static Reading read(@Nullable JsonNode json) {
    var reader = new TrainingPlanReader();
    var plan = reader.plan(json == null ? MissingNode.getInstance() : json);
    return new Reading(plan, List.copyOf(reader.flaws));
  }

  /**
   * Reads what was checked before.
   *
   * @throws IllegalArgumentException when something is wrong with it all the same
   */
  public static TrainingPlan parse(JsonNode json) {
    var reading = read(json);
    if (!reading.flaws().isEmpty()) {
      throw new IllegalArgumentException(
          reading.flaws().stream()
              .map(flaw -> flaw.path() + ": " + flaw.message())
              .collect(Collectors.joining(" ")));
    }
    return reading.plan();
  }

  private TrainingPlan plan(JsonNode json) {
    if (!json.isObject() && !json.isMissingNode() && !json.isNull()) {
      flaws.add(Flaw.error(PATH, "A training plan is an object such as {\"epochs\":5}.", null));
    }
    var fields = new FieldReader(json);
    var plan =
        new TrainingPlan(
            (int) whole(fields, PlanSettings.BATCH_SIZE),
            (int) whole(fields, PlanSettings.EPOCHS),
            optimizer(part(fields, "optimizer")),
            new Schedule(schedule(part(fields, "schedule"))),
            whole(fields, PlanSettings.SEED),
            fields.decimal(PlanSettings.VALIDATION, PlanSettings.VALIDATION.initial()),
            fields.choice(PlanSettings.DEVICE),
            augmentation(fields),
            earlyStopping(fields),
            loss(part(fields, "loss")),
            gradientClipping(fields));
    note(fields, PATH, patch -> patch);
    return plan;
  }

  private Optimizer optimizer(JsonNode json) {
    var fields = new FieldReader(json);
    var kind = fields.choice(PlanSettings.OPTIMIZER);
    var optimizer =
        new Optimizer(
            kind,
            fields.decimal(PlanSettings.LEARNING_RATE, kind.learningRate()),
            fields.decimal(PlanSettings.WEIGHT_DECAY, PlanSettings.WEIGHT_DECAY.initial()),
            fields.decimal(PlanSettings.MOMENTUM, PlanSettings.MOMENTUM.initial()));
    note(fields, PATH + ".optimizer", patch -> Map.of("optimizer", patch));
    return optimizer;
  }

  private static List<Augmentation> augmentation(FieldReader plan) {
    var reading = AugmentationReader.read(plan.take("augmentation"));
    var nearest = TrainingPlanWriter.write(reading.augmentation());
    for (var fault : reading.faults()) {
      plan.refuse(
          "augmentation",
          fault,
          nearest.isEmpty() ? "Train without augmentation" : "Use what is right of it",
          nearest);
    }
    return reading.augmentation();
  }

  /** Null when training goes to its last epoch. */
  private @Nullable EarlyStopping earlyStopping(FieldReader plan) {
    var json = plan.take("earlyStopping");
    if (json == null) {
      return null;
    }
    if (!json.isObject()) {
      plan.refuse(
          "earlyStopping",
          "Early stopping is an object such as {\"patience\":3,\"metric\":\"validationLoss\"}, or"
              + " left out.",
          "Train without early stopping",
          null);
      return null;
    }
    var fields = new FieldReader(json);
    var stopping =
        new EarlyStopping(
            (int) whole(fields, PlanSettings.PATIENCE), fields.choice(PlanSettings.STOP_METRIC));
    note(fields, PATH + ".earlyStopping", patch -> Map.of("earlyStopping", patch));
    return stopping;
  }

  private Loss loss(JsonNode json) {
    var fields = new FieldReader(json);
    var loss = fields.choice(PlanSettings.LOSS);
    note(fields, PATH + ".loss", patch -> Map.of("loss", patch));
    return loss;
  }

  /** Null when gradients are followed as they are. */
  private static @Nullable Double gradientClipping(FieldReader plan) {
    var setting = PlanSettings.GRADIENT_CLIPPING;
    return plan.take(setting.name()) == null ? null : plan.decimal(setting, setting.initial());
  }

  private Schedule.Kind schedule(JsonNode json) {
    var fields = new FieldReader(json);
    var kind = fields.choice(PlanSettings.SCHEDULE);
    note(fields, PATH + ".schedule", patch -> Map.of("schedule", patch));
    return kind;
  }

  /** An object inside the plan; empty when it is absent or something else. */
  private static JsonNode part(FieldReader fields, String name) {
    var value = fields.take(name);
    if (value != null && !value.isObject()) {
      var message = "The field \"" + name + "\" must be an object such as {\"kind\":\"…\"}.";
      fields.refuse(name, message, "Use the default", null);
    }
    return value != null && value.isObject() ? value : JsonNodeFactory.instance.objectNode();
  }

  private static long whole(FieldReader fields, Setting.Whole setting) {
    return fields.whole(setting, Objects.requireNonNull(setting.initial()));
  }

  private void note(
      FieldReader fields, String path, UnaryOperator<Map<String, @Nullable Object>> patch) {
    for (var fault : fields.faults()) {
      var change = Collections.<String, @Nullable Object>singletonMap(fault.field(), fault.value());
      var fix = Fix.training(fault.remedy(), patch.apply(change)).at(PATH);
      flaws.add(Flaw.error(path + "." + fault.field(), fault.message(), fix));
    }
  }
}
