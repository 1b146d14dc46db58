package dev.layerwise.trainer;

import dev.layerwise.training.TrainingPlan;

/** The loss is no longer a number: nothing can be learned from here. */
final class Diverged extends RuntimeException {
  private static final long serialVersionUID = 1;

  private Diverged(String message) {
    super(message);
  }

  static Diverged inTraining(int epoch, int batch, double lastLoss, TrainingPlan plan) {
    return new Diverged(
        "Diverged at epoch %d, batch %d: the loss is no longer a number%s. %s"
            .formatted(epoch, batch, before(lastLoss), advice(plan)));
  }

  static Diverged inTest(int epoch, TrainingPlan plan) {
    return new Diverged(
        "Diverged by the end of epoch %d: the network's answers are no longer numbers. %s"
            .formatted(epoch, advice(plan)));
  }

  private static String before(double lastLoss) {
    return Double.isNaN(lastLoss) ? "" : " (it was %.3g a batch earlier)".formatted(lastLoss);
  }

  private static String advice(TrainingPlan plan) {
    double rate = plan.optimizer().learningRate();
    double usual =
        switch (plan.optimizer().kind()) {
          case SGD -> 0.1;
          case MOMENTUM -> 0.03;
          case ADAM, ADAMW, RMSPROP -> 0.003;
        };
    if (rate > usual) {
      return "The likely reason is the learning rate of %s: each step overshoots, and the next one more. Try %s."
          .formatted(number(rate), number(usual / 3));
    }
    return "The learning rate of %s is too large for this network. Try %s, or put a batch norm layer after the deep layers."
        .formatted(number(rate), number(rate / 10));
  }

  private static String number(double value) {
    return java.math.BigDecimal.valueOf(value)
        .round(new java.math.MathContext(1))
        .stripTrailingZeros()
        .toPlainString();
  }
}
