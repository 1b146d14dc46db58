package dev.layerwise.network;

import java.util.List;
import java.util.stream.Collectors;

/** Branches that see the same input, merged into one output; an empty branch passes it on. */
public record Parallel(Merge merge, List<List<Layer>> branches) implements Layer {
  public Parallel {
    branches = branches.stream().map(List::copyOf).toList();
    if (branches.size() < LayerSettings.MIN_BRANCHES
        || branches.size() > LayerSettings.MAX_BRANCHES) {
      throw new IllegalArgumentException(
          "A parallel block has %d to %d branches, not %d."
              .formatted(LayerSettings.MIN_BRANCHES, LayerSettings.MAX_BRANCHES, branches.size()));
    }
  }

  @Override
  public Shape outputFor(Shape input) {
    return merged(branches.stream().map(branch -> Stack.outputFor(branch, input)).toList());
  }

  /** What the outputs of the branches become together. */
  Shape merged(List<Shape> outputs) {
    return merge == Merge.ADD ? added(outputs) : joined(outputs);
  }

  private Shape added(List<Shape> outputs) {
    if (outputs.stream().distinct().count() > 1) {
      throw new ShapeMismatch(
          "Add sums the branches number by number, so all must have the same shape, but they give "
              + listed(outputs)
              + ". Make them equal, or merge with concat.",
          joinable(outputs)
              ? Fix.replace("Merge with concat", new Parallel(Merge.CONCAT, branches))
              : null);
    }
    return outputs.get(0);
  }

  private static Shape joined(List<Shape> outputs) {
    if (!joinable(outputs)) {
      throw new ShapeMismatch(
          "Concat puts the branches' channels side by side, so their height and width must agree, but they give "
              + listed(outputs)
              + ". Use padding same and equal strides in every branch.");
    }
    if (outputs.get(0) instanceof Shape.Image first) {
      return Shape.image(
          total(outputs.stream().mapToLong(Parallel::channels).sum()),
          first.height(),
          first.width());
    }
    return Shape.flat(total(outputs.stream().mapToLong(Shape::size).sum()));
  }

  private static boolean joinable(List<Shape> outputs) {
    return outputs.stream().map(Parallel::plane).distinct().count() == 1;
  }

  /** What must agree for outputs to be joined: height and width, or that they are lists. */
  private static List<Integer> plane(Shape shape) {
    return shape instanceof Shape.Image image ? List.of(image.height(), image.width()) : List.of();
  }

  private static long channels(Shape shape) {
    return shape instanceof Shape.Image image ? image.channels() : shape.size();
  }

  private static int total(long sum) {
    return (int) Math.min(sum, Integer.MAX_VALUE);
  }

  private static String listed(List<Shape> shapes) {
    return shapes.stream().map(Shape::toString).collect(Collectors.joining(" and "));
  }

  @Override
  public long parametersFor(Shape input) {
    return branches.stream()
        .mapToLong(branch -> Stack.sum(branch, input, Layer::parametersFor))
        .sum();
  }

  @Override
  public long multiplyAddsFor(Shape input) {
    return branches.stream()
        .mapToLong(branch -> Stack.sum(branch, input, Layer::multiplyAddsFor))
        .sum();
  }

  @Override
  public boolean isRandom() {
    return branches.stream().flatMap(List::stream).anyMatch(Layer::isRandom);
  }

  @Override
  public <R> R accept(LayerVisitor<R> visitor) {
    return visitor.parallel(this);
  }
}
