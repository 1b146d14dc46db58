package dev.layerwise.network;

import static dev.layerwise.network.LayerSettings.ACTIVATION;
import static dev.layerwise.network.LayerSettings.FILTERS;
import static dev.layerwise.network.LayerSettings.FUNCTION;
import static dev.layerwise.network.LayerSettings.KERNEL;
import static dev.layerwise.network.LayerSettings.MERGE;
import static dev.layerwise.network.LayerSettings.PADDING;
import static dev.layerwise.network.LayerSettings.POOL_PADDING;
import static dev.layerwise.network.LayerSettings.POOL_STRIDE;
import static dev.layerwise.network.LayerSettings.RATE;
import static dev.layerwise.network.LayerSettings.SIZE;
import static dev.layerwise.network.LayerSettings.STRIDE;
import static dev.layerwise.network.LayerSettings.UNITS;

import dev.layerwise.network.LayerKind.Group;
import java.util.List;
import java.util.Optional;

/** Every kind of layer there is: what it is called, what it can be set to, where it fits. */
public final class LayerCatalogue {
  private static final LayerKind DENSE =
      new LayerKind(
          "dense",
          "Dense",
          "IconTopologyStar3",
          Group.LEARNING,
          "Every unit looks at every number that comes in.",
          "Each unit multiplies every incoming number by its own weight, adds them up with a bias, and"
              + " bends the sum by the activation. Training finds the weights. It needs a flat list:"
              + " after images, put Flatten or global pooling first.",
          "units",
          false,
          true,
          List.of(UNITS, ACTIVATION),
          null,
          fields -> new Dense(fields.whole(UNITS), fields.choice(ACTIVATION)));

  private static final LayerKind CONV2D =
      new LayerKind(
          "conv2d",
          "2-D convolution",
          "IconGridPattern",
          Group.LEARNING,
          "Slides small learned patterns over the image.",
          "Each filter is a small square of weights that slides over the image and answers strongly"
              + " where its pattern appears, wherever that is. The first layers learn edges and spots,"
              + " later ones learn parts of things.",
          "filters",
          true,
          false,
          List.of(FILTERS, KERNEL, STRIDE, PADDING, ACTIVATION),
          null,
          fields ->
              new Conv2d(
                  fields.whole(FILTERS),
                  fields.whole(KERNEL),
                  fields.whole(STRIDE),
                  fields.choice(PADDING),
                  fields.choice(ACTIVATION)));

  private static final LayerKind MAX_POOL =
      new LayerKind(
          "maxPool2d",
          "Max pooling",
          "IconArrowsMinimize",
          Group.SHRINKING,
          "Keeps the largest number of each small window.",
          "The image gets smaller, and what matters stays: whether a pattern was found nearby, not at"
              + " which exact pixel. It learns nothing and makes the layers behind it cheaper.",
          "size",
          true,
          false,
          List.of(SIZE, POOL_STRIDE, POOL_PADDING),
          null,
          fields -> {
            int size = fields.whole(SIZE);
            return new MaxPool2d(
                size, fields.whole(POOL_STRIDE, size), fields.choice(POOL_PADDING));
          });

  private static final LayerKind AVG_POOL =
      new LayerKind(
          "avgPool2d",
          "Average pooling",
          "IconBlur",
          Group.SHRINKING,
          "Keeps the mean of each small window.",
          "Like max pooling, but every number of the window counts equally: softer, and good when the"
              + " overall level matters more than a single strong answer.",
          "size",
          true,
          false,
          List.of(SIZE, POOL_STRIDE, POOL_PADDING),
          null,
          fields -> {
            int size = fields.whole(SIZE);
            return new AvgPool2d(
                size, fields.whole(POOL_STRIDE, size), fields.choice(POOL_PADDING));
          });

  private static final LayerKind GLOBAL_AVG_POOL =
      new LayerKind(
          "globalAvgPool2d",
          "Global average pooling",
          "IconFocusCentered",
          Group.SHRINKING,
          "Turns each channel into one number: its mean.",
          "The usual way from images to a flat list in modern networks: far fewer numbers than"
              + " Flatten, so the layers behind it stay small and overfit less.",
          null,
          true,
          false,
          List.of(),
          null,
          fields -> new GlobalAvgPool2d());

  private static final LayerKind FLATTEN =
      new LayerKind(
          "flatten",
          "Flatten",
          "IconLineDashed",
          Group.SHRINKING,
          "Lays the image out as one long list.",
          "Nothing is computed: the same numbers, in a row, so that a dense layer can read them. An"
              + " image of 16×7×7 becomes 784 numbers.",
          null,
          true,
          false,
          List.of(),
          null,
          fields -> new Flatten());

  private static final LayerKind DROPOUT =
      new LayerKind(
          "dropout",
          "Dropout",
          "IconEyeOff",
          Group.STEADYING,
          "Hides a random share of the numbers while training.",
          "The network cannot lean on any single number, so it learns several ways to the answer and"
              + " remembers the training samples less. In testing everything is visible again.",
          "rate",
          true,
          true,
          List.of(RATE),
          null,
          fields -> new Dropout(fields.decimal(RATE)));

  private static final LayerKind BATCH_NORM =
      new LayerKind(
          "batchNorm",
          "Batch normalisation",
          "IconAdjustmentsHorizontal",
          Group.STEADYING,
          "Brings each channel to a steady range.",
          "Each channel is shifted and scaled so that over the batch its mean is 0 and its spread 1,"
              + " then by two learned numbers. Deep networks train faster and bear larger learning"
              + " rates.",
          null,
          true,
          true,
          List.of(),
          null,
          fields -> new BatchNorm());

  private static final LayerKind ACTIVATION_LAYER =
      new LayerKind(
          "activation",
          "Activation",
          "IconWaveSine",
          Group.STEADYING,
          "Bends every number by a curve.",
          "The same as the activation of a dense layer or a convolution, as a layer of its own: use it"
              + " when something, such as batch normalisation, should come before the bend.",
          "function",
          true,
          true,
          List.of(FUNCTION),
          null,
          fields -> new ActivationLayer(fields.choice(FUNCTION)));

  private static final LayerKind RESIDUAL =
      new LayerKind(
          "residual",
          "Residual block",
          "IconArrowRampRight",
          Group.BLOCKS,
          "Adds its input to what its layers make of it.",
          "The layers inside only learn what to change, and the short cut lets the signal pass"
              + " unhurt: this is what made networks of a hundred layers trainable. Where shapes"
              + " differ, the short cut gets a 1×1 projection by itself.",
          null,
          true,
          true,
          List.of(),
          "layers",
          fields -> new Residual(fields.layers("layers")));

  private static final LayerKind PARALLEL =
      new LayerKind(
          "parallel",
          "Parallel block",
          "IconArrowsSplit2",
          Group.BLOCKS,
          "Several stacks look at the same input; their answers are merged.",
          "Each branch can look in its own way, for example with small and large kernels. Concat puts"
              + " their outputs side by side, add sums them. An empty branch passes its input on.",
          "merge",
          true,
          true,
          List.of(MERGE),
          "branches",
          fields -> new Parallel(fields.choice(MERGE), fields.branches("branches")));

  private static final LayerKind OUTPUT =
      new LayerKind(
          "output",
          "Output",
          "IconFlag",
          Group.END,
          "Gives one score for each class.",
          "A dense layer with one unit for each class of the data set; softmax turns its scores into"
              + " shares that add up to 1. The largest is the network's answer. It always comes last.",
          null,
          false,
          true,
          List.of(),
          null,
          fields -> new Output());

  private static final List<LayerKind> KINDS =
      List.of(
          DENSE,
          CONV2D,
          MAX_POOL,
          AVG_POOL,
          GLOBAL_AVG_POOL,
          FLATTEN,
          DROPOUT,
          BATCH_NORM,
          ACTIVATION_LAYER,
          RESIDUAL,
          PARALLEL,
          OUTPUT);

  private LayerCatalogue() {}

  public static List<LayerKind> kinds() {
    return KINDS;
  }

  public static Optional<LayerKind> find(String kind) {
    return KINDS.stream().filter(entry -> entry.kind().equals(kind)).findFirst();
  }
}
