package dev.layerwise.network;

/** The settings of the layers: the one place of their ranges, defaults and words. */
public final class LayerSettings {
  public static final Setting.Whole UNITS =
      new Setting.Whole(
          "units",
          "Units",
          1,
          16_384,
          1,
          64L,
          "How many neurons the layer has; each sees every number that comes in.");
  public static final Setting.Whole FILTERS =
      new Setting.Whole(
          "filters",
          "Filters",
          1,
          2048,
          1,
          16L,
          "How many patterns the layer looks for; each gives one channel of its output.");
  public static final Setting.Whole KERNEL =
      new Setting.Whole(
          "kernel",
          "Kernel size",
          1,
          31,
          1,
          3L,
          "The side of the small square that slides over the image, in pixels.");
  public static final Setting.Whole STRIDE =
      new Setting.Whole(
          "stride",
          "Stride",
          1,
          16,
          1,
          1L,
          "How many pixels the square moves at a time; 2 halves height and width.");
  public static final Setting.Whole SIZE =
      new Setting.Whole(
          "size",
          "Window size",
          1,
          64,
          1,
          2L,
          "The side of the window that becomes one number, in pixels.");
  public static final Setting.Whole POOL_STRIDE =
      new Setting.Whole(
          "stride",
          "Stride",
          1,
          64,
          1,
          null,
          "How many pixels the window moves at a time; the window's size unless you set it.");
  public static final Setting.Choice<Padding> PADDING =
      new Setting.Choice<>(
          "padding",
          "Padding",
          Padding.class,
          Padding.SAME,
          "What happens at the edge: same adds a border so that the image keeps its size, valid adds"
              + " none and the image shrinks.");
  public static final Setting.Choice<Padding> POOL_PADDING =
      new Setting.Choice<>(
          "padding",
          "Padding",
          Padding.class,
          Padding.VALID,
          "What happens at the edge: valid leaves out what the last window does not cover, same adds"
              + " a border.");
  public static final Setting.Choice<Activation> ACTIVATION =
      new Setting.Choice<>(
          "activation",
          "Activation",
          Activation.class,
          Activation.LINEAR,
          "The curve each result is bent by; without one, stacked layers do no more than a single"
              + " layer could.");
  public static final Setting.Choice<Activation> FUNCTION =
      new Setting.Choice<>(
          "function",
          "Function",
          Activation.class,
          Activation.RELU,
          "The curve each number is bent by.");
  public static final Setting.Decimal RATE =
      new Setting.Decimal(
          "rate",
          "Rate",
          0,
          0.95,
          0.05,
          0.3,
          "The share of the numbers that is set to zero at random in each training step.");
  public static final Setting.Choice<Merge> MERGE =
      new Setting.Choice<>(
          "merge",
          "Merge",
          Merge.class,
          Merge.CONCAT,
          "How the branches become one: concat puts their outputs side by side, add sums them number"
              + " by number.");

  /** Layers in a whole network, those inside blocks included. */
  public static final int MAX_LAYERS = 500;

  /** Blocks inside blocks. */
  public static final int MAX_DEPTH = 8;

  static final int MIN_BRANCHES = 2;
  static final int MAX_BRANCHES = 16;

  private LayerSettings() {}
}
