package dev.layerwise.network;

/** The last layer: one score per class, from the task; its softmax is part of the loss. */
public record Output() implements Layer {
  /** What it accepts; how many scores come out is the task's to say: see {@link #scoresFor}. */
  @Override
  public Shape outputFor(Shape input) {
    return ShapeMismatch.flat(input, "The output");
  }

  /** The layer that computes the scores. */
  public Dense scoresFor(Task task) {
    return new Dense(task.classes(), Activation.LINEAR);
  }

  @Override
  public <R> R accept(LayerVisitor<R> visitor) {
    return visitor.output(this);
  }
}
