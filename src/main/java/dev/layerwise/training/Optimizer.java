package dev.layerwise.training;

/**
 * How parameters follow their gradients.
 *
 * @param weightDecay L2 penalty; decoupled for AdamW (Loshchilov and Hutter, arXiv:1711.05101)
 * @param momentum used by {@code MOMENTUM} alone
 */
public record Optimizer(Kind kind, double learningRate, double weightDecay, double momentum) {
  public Optimizer {
    PlanSettings.LEARNING_RATE.require(learningRate);
    PlanSettings.WEIGHT_DECAY.require(weightDecay);
    PlanSettings.MOMENTUM.require(momentum);
  }

  /** The JSON name is the constant in lower case. */
  public enum Kind {
    SGD(
        "SGD",
        "Plain steps against the gradient: simple, and picky about its learning rate.",
        0.1,
        0),
    MOMENTUM(
        "Momentum", "SGD that keeps some of its speed, so it rolls through small bumps.", 0.03, 1),
    ADAM(
        "Adam",
        "Fits the step to each weight by itself: a good start for almost anything.",
        0.001,
        2),
    ADAMW("AdamW", "Adam with weight decay done right: often generalises better.", 0.001, 2),
    RMSPROP("RMSProp", "Divides each step by the recent size of the gradient.", 0.001, 1);

    private final String label;
    private final String help;
    private final double learningRate;
    private final int states;

    Kind(String label, String help, double learningRate, int states) {
      this.label = label;
      this.help = help;
      this.learningRate = learningRate;
      this.states = states;
    }

    public String label() {
      return label;
    }

    /** One sentence for someone who meets it for the first time. */
    public String help() {
      return help;
    }

    /** A learning rate that usually works. */
    public double learningRate() {
      return learningRate;
    }

    /** Numbers it remembers for each parameter. */
    public int states() {
      return states;
    }
  }
}
