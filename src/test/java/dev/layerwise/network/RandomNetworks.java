package dev.layerwise.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Networks drawn at random: most of them do not fit together. */
public final class RandomNetworks {
  private final Random random;

  public RandomNetworks(long seed) {
    this.random = new Random(seed);
  }

  public Network next(int layers) {
    var stack = stack(layers, 0);
    stack.add(new Output());
    return new Network(stack);
  }

  private List<Layer> stack(int layers, int depth) {
    var stack = new ArrayList<Layer>();
    for (int i = 0; i < layers; i++) {
      stack.add(layer(depth));
    }
    return stack;
  }

  private Layer layer(int depth) {
    return switch (random.nextInt(depth < 3 ? 11 : 9)) {
      case 0 -> new Dense(upTo(200), pick(Activation.values()));
      case 1, 2 ->
          new Conv2d(upTo(16), upTo(5), upTo(2), pick(Padding.values()), pick(Activation.values()));
      case 3 -> new MaxPool2d(upTo(4), upTo(3), pick(Padding.values()));
      case 4 -> new AvgPool2d(upTo(4), upTo(3), pick(Padding.values()));
      case 5 -> random.nextBoolean() ? new Flatten() : new GlobalAvgPool2d();
      case 6 -> new Dropout(random.nextInt(90) / 100.0);
      case 7 -> new BatchNorm();
      case 8 -> new ActivationLayer(pick(Activation.values()));
      case 9 -> new Residual(stack(upTo(3), depth + 1));
      default ->
          new Parallel(
              pick(Merge.values()),
              List.of(stack(random.nextInt(3), depth + 1), stack(random.nextInt(3), depth + 1)));
    };
  }

  private int upTo(int most) {
    return 1 + random.nextInt(most);
  }

  private <T> T pick(T[] choices) {
    return choices[random.nextInt(choices.length)];
  }
}
