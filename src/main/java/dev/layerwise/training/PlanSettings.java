package dev.layerwise.training;

import dev.layerwise.network.Setting;
import java.util.LinkedHashMap;
import java.util.Map;

/** The settings of a training plan: the one place of their ranges, defaults and words. */
public final class PlanSettings {
  public static final Setting.Whole EPOCHS =
      new Setting.Whole(
          "epochs", "Epochs", 1, 1000, 1, 5L, "How often the network sees every training sample.");
  public static final Setting.Whole BATCH_SIZE =
      new Setting.Whole(
          "batchSize",
          "Batch size",
          1,
          4096,
          1,
          64L,
          "How many samples the network looks at before each small step of learning.");
  public static final Setting.Choice<Optimizer.Kind> OPTIMIZER =
      new Setting.Choice<>(
          "kind",
          "Optimiser",
          Optimizer.Kind.class,
          Optimizer.Kind.ADAM,
          "The rule that turns errors into steps of learning; Adam is a good start.");
  public static final Setting.Decimal LEARNING_RATE =
      new Setting.Decimal(
          "learningRate",
          "Learning rate",
          1e-6,
          10,
          0,
          0.001,
          "How large each step is: too small learns slowly, too large jumps past the goal.");
  public static final Setting.Decimal WEIGHT_DECAY =
      new Setting.Decimal(
          "weightDecay",
          "Weight decay",
          0,
          1,
          0,
          0,
          "Pulls weights towards zero a little at each step, so the network overfits less.");
  public static final Setting.Decimal MOMENTUM =
      new Setting.Decimal(
          "momentum",
          "Momentum",
          0,
          0.999,
          0.05,
          0.9,
          "How much of the last step is carried into the next; used by the optimiser momentum.");
  public static final Setting.Choice<Loss> LOSS =
      new Setting.Choice<>(
          "kind",
          "Loss",
          Loss.class,
          Loss.CROSS_ENTROPY,
          "What counts as wrong, in one number that training makes small: cross-entropy for telling"
              + " classes apart, squared error or Huber to compare with regression.");
  public static final Setting.Decimal GRADIENT_CLIPPING =
      new Setting.Decimal(
          "gradientClipping",
          "Longest gradient",
          0.001,
          1000,
          0,
          1,
          "A gradient longer than this is shortened to it before the step; its direction stays.");
  public static final Setting.Choice<Schedule.Kind> SCHEDULE =
      new Setting.Choice<>(
          "kind",
          "Schedule",
          Schedule.Kind.class,
          Schedule.Kind.CONSTANT,
          "Whether the learning rate stays the same, or falls to zero along half a cosine.");
  public static final Setting.Whole SEED =
      new Setting.Whole(
          "seed",
          "Seed",
          0,
          9_007_199_254_740_991L,
          1,
          7L,
          "Where chance starts: the same seed gives the same run again.");
  public static final Setting.Decimal VALIDATION =
      new Setting.Decimal(
          "validation",
          "Validation share",
          0,
          0.5,
          0.05,
          0.1,
          "The share of the training samples kept aside to see how well the network does on new"
              + " ones.");
  public static final Setting.Whole SHIFT =
      new Setting.Whole(
          "pixels", "Shift by up to", 1, 16, 1, 2L, "The farthest an image moves, in pixels.");
  public static final Setting.Whole CROP =
      new Setting.Whole(
          "pixels", "Border", 1, 16, 1, 4L, "How wide the border is before the cut, in pixels.");
  public static final Setting.Whole PATIENCE =
      new Setting.Whole(
          "patience",
          "Patience",
          1,
          100,
          1,
          3L,
          "How many epochs in a row may bring nothing better before training stops.");
  public static final Setting.Choice<EarlyStopping.Metric> STOP_METRIC =
      new Setting.Choice<>(
          "metric",
          "Watch",
          EarlyStopping.Metric.class,
          EarlyStopping.Metric.VALIDATION_LOSS,
          "What early stopping looks at after each epoch; the best epoch's weights are kept.");
  public static final Setting.Choice<DeviceChoice> DEVICE =
      new Setting.Choice<>(
          "device",
          "Device",
          DeviceChoice.class,
          DeviceChoice.AUTO,
          "Where it trains: auto takes the processor for small work and a graphics card for"
              + " large.");

  private PlanSettings() {}

  /** Every setting under its path in the plan, in the order in which a form shows them. */
  public static Map<String, Setting> byPath() {
    var settings = new LinkedHashMap<String, Setting>();
    settings.put("epochs", EPOCHS);
    settings.put("batchSize", BATCH_SIZE);
    settings.put("optimizer.kind", OPTIMIZER);
    settings.put("optimizer.learningRate", LEARNING_RATE);
    settings.put("optimizer.weightDecay", WEIGHT_DECAY);
    settings.put("optimizer.momentum", MOMENTUM);
    settings.put("gradientClipping", GRADIENT_CLIPPING);
    settings.put("loss.kind", LOSS);
    settings.put("schedule.kind", SCHEDULE);
    settings.put("validation", VALIDATION);
    settings.put("earlyStopping.patience", PATIENCE);
    settings.put("earlyStopping.metric", STOP_METRIC);
    settings.put("seed", SEED);
    settings.put("device", DEVICE);
    return settings;
  }
}
