package dev.layerwise.trainer;

import dev.layerwise.trainer.mxnet.DecimalForm;

/**
 * An {@link UpdateRule} in loops over Java's own arrays, which the Java machine compiles to
 * instructions on many numbers at once; MXNet's operations take one after another. Each number is
 * rounded as there, and in the same order, so that both give the same bits.
 *
 * <p>There is a loop for each array that is written: one for all would be compiled number by
 * number.
 */
interface HostLoops {

  /** The rule as it is at this step, which counts from 1. */
  Update at(double learningRate, long step);

  /** Takes a step with the numbers at the beginning of these arrays. */
  interface Update {
    /**
     * @param gradient may be changed too
     * @param memory in the order of {@link UpdateRule#memory()}
     */
    void take(int count, float[] weight, float[] gradient, float[][] memory);
  }

  /** See {@link UpdateRule.Sgd}, without momentum. */
  record Sgd(float weightDecay) implements HostLoops {
    @Override
    public Update at(double learningRate, long step) {
      float rate = DecimalForm.asRead((float) learningRate);
      float kept = 1 - rate * DecimalForm.asRead(weightDecay);
      return (count, weight, gradient, memory) -> descend(count, weight, gradient, kept, rate);
    }

    private static void descend(
        int count, float[] weight, float[] gradient, float kept, float rate) {
      for (int i = 0; i < count; i++) {
        weight[i] = kept * weight[i] - rate * gradient[i];
      }
    }
  }

  /** See {@link UpdateRule.Sgd}, with momentum. */
  record Momentum(UpdateRule.Sgd rule) implements HostLoops {
    @Override
    public Update at(double learningRate, long step) {
      float rate = DecimalForm.asRead((float) learningRate);
      float decay = rate * DecimalForm.asRead(rule.weightDecay());
      float kept = DecimalForm.asRead(rule.momentum());
      return (count, weight, gradient, memory) -> {
        accelerate(count, memory[0], weight, gradient, kept, decay, rate);
        move(count, weight, memory[0]);
      };
    }

    private static void accelerate(
        int count,
        float[] velocity,
        float[] weight,
        float[] gradient,
        float kept,
        float decay,
        float rate) {
      for (int i = 0; i < count; i++) {
        velocity[i] = kept * velocity[i] - decay * weight[i] - rate * gradient[i];
      }
    }

    private static void move(int count, float[] weight, float[] velocity) {
      for (int i = 0; i < count; i++) {
        weight[i] += velocity[i];
      }
    }
  }

  /** See {@link UpdateRule.Adam}. */
  record Adam(UpdateRule.Adam rule) implements HostLoops {
    @Override
    public Update at(double learningRate, long step) {
      float kept = rule.decoupled() ? 1 - (float) learningRate * rule.weightDecay() : 1;
      float decay = rule.decoupled() ? 0 : DecimalForm.asRead(rule.weightDecay());
      float rate = DecimalForm.asRead(UpdateRule.Adam.corrected(learningRate, step));
      return (count, weight, gradient, memory) -> {
        shrink(count, weight, kept);
        average(count, memory[0], gradient, weight, decay);
        averageSquares(count, memory[1], gradient, weight, decay);
        move(count, weight, memory[0], memory[1], rate);
      };
    }

    private static void shrink(int count, float[] weight, float kept) {
      if (kept != 1) {
        for (int i = 0; i < count; i++) {
          weight[i] *= kept;
        }
      }
    }

    private static void average(
        int count, float[] mean, float[] gradient, float[] weight, float decay) {
      float old = UpdateRule.Adam.BETA_1;
      for (int i = 0; i < count; i++) {
        mean[i] = old * mean[i] + (1 - old) * (gradient[i] + decay * weight[i]);
      }
    }

    private static void averageSquares(
        int count, float[] variance, float[] gradient, float[] weight, float decay) {
      float old = UpdateRule.Adam.BETA_2;
      for (int i = 0; i < count; i++) {
        float slope = gradient[i] + decay * weight[i];
        variance[i] = old * variance[i] + (1 - old) * slope * slope;
      }
    }

    private static void move(
        int count, float[] weight, float[] mean, float[] variance, float rate) {
      for (int i = 0; i < count; i++) {
        weight[i] -= rate * mean[i] / ((float) Math.sqrt(variance[i]) + UpdateRule.Adam.EPSILON);
      }
    }
  }

  /** See {@link UpdateRule.RmsProp}. */
  record RmsProp(float weightDecay) implements HostLoops {
    @Override
    public Update at(double learningRate, long step) {
      float rate = (float) learningRate;
      return (count, weight, gradient, memory) -> {
        decay(count, gradient, weight);
        averageSquares(count, memory[0], gradient);
        move(count, weight, gradient, memory[0], rate);
      };
    }

    private void decay(int count, float[] gradient, float[] weight) {
      float decay = weightDecay;
      if (decay > 0) {
        for (int i = 0; i < count; i++) {
          gradient[i] += decay * weight[i];
        }
      }
    }

    private static void averageSquares(int count, float[] meanSquare, float[] gradient) {
      float old = UpdateRule.RmsProp.RHO;
      for (int i = 0; i < count; i++) {
        meanSquare[i] = old * meanSquare[i] + (1 - old) * (gradient[i] * gradient[i]);
      }
    }

    private static void move(
        int count, float[] weight, float[] gradient, float[] meanSquare, float rate) {
      for (int i = 0; i < count; i++) {
        float size = (float) Math.sqrt(meanSquare[i]) + UpdateRule.RmsProp.EPSILON;
        weight[i] -= rate * gradient[i] / size;
      }
    }
  }
}
