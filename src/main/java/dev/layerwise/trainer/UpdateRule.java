package dev.layerwise.trainer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import dev.layerwise.training.Optimizer;
import java.util.List;

/**
 * How one array follows its gradient. The arrays it remembers between steps are explicit, so that a
 * checkpoint can hold them; DJL's optimisers hide theirs.
 */
interface UpdateRule {
  /** What it remembers for each learned array: arrays of the same shape, zero at the start. */
  List<String> memory();

  /**
   * Changes the weight in place.
   *
   * @param gradient may be changed too; new arrays that it makes live as long as it does
   * @param memory in the order of {@link #memory()}
   * @param step counts from 1
   */
  void update(
      NDArray weight, NDArray gradient, List<NDArray> memory, double learningRate, long step);

  /** The same in loops, for what lies in the processor's memory. */
  HostLoops loops();

  /** The same in operations of MXNet that are laid ready, on any device. */
  FlatRule operations(FlatRule.Rows rows);

  static UpdateRule of(Optimizer optimizer) {
    float decay = (float) optimizer.weightDecay();
    return switch (optimizer.kind()) {
      case SGD -> new Sgd(decay, 0);
      case MOMENTUM -> new Sgd(decay, (float) optimizer.momentum());
      case ADAM -> new Adam(decay, false);
      case ADAMW -> new Adam(decay, true);
      case RMSPROP -> new RmsProp(decay);
    };
  }

  /** No limit to a gradient's values, in the words of the engines. */
  float UNCLIPPED = -1;

  /** Stochastic gradient descent, with a heavy ball when there is momentum (Polyak, 1964). */
  record Sgd(float weightDecay, float momentum) implements UpdateRule {
    @Override
    public List<String> memory() {
      return momentum == 0 ? List.of() : List.of("velocity");
    }

    @Override
    public HostLoops loops() {
      return momentum == 0 ? new HostLoops.Sgd(weightDecay) : new HostLoops.Momentum(this);
    }

    @Override
    public FlatRule operations(FlatRule.Rows rows) {
      return new FlatRule.Sgd(this, rows);
    }

    @Override
    public void update(
        NDArray weight, NDArray gradient, List<NDArray> memory, double learningRate, long step) {
      var inputs = new NDList(weight, gradient);
      inputs.addAll(memory);
      weight
          .getNDArrayInternal()
          .sgdUpdate(
              inputs,
              new NDList(weight),
              (float) learningRate,
              weightDecay,
              1,
              UNCLIPPED,
              momentum,
              false);
    }
  }

  /**
   * Adam (Kingma and Ba, arXiv:1412.6980); decoupled weight decay makes it AdamW (Loshchilov and
   * Hutter, arXiv:1711.05101).
   */
  record Adam(float weightDecay, boolean decoupled) implements UpdateRule {
    static final float BETA_1 = 0.9f;
    static final float BETA_2 = 0.999f;
    static final float EPSILON = 1e-8f;

    /** The learning rate with the correction of both means' bias towards zero. */
    static float corrected(double learningRate, long step) {
      double correction = Math.sqrt(1 - Math.pow(BETA_2, step)) / (1 - Math.pow(BETA_1, step));
      return (float) (learningRate * correction);
    }

    @Override
    public List<String> memory() {
      return List.of("mean", "variance");
    }

    @Override
    public HostLoops loops() {
      return new HostLoops.Adam(this);
    }

    @Override
    public FlatRule operations(FlatRule.Rows rows) {
      return new FlatRule.Adam(this, rows);
    }

    @Override
    public void update(
        NDArray weight, NDArray gradient, List<NDArray> memory, double learningRate, long step) {
      if (decoupled && weightDecay > 0) {
        weight.muli(1 - (float) learningRate * weightDecay);
      }
      weight
          .getNDArrayInternal()
          .adamUpdate(
              new NDList(weight, gradient, memory.get(0), memory.get(1)),
              new NDList(weight),
              (float) learningRate,
              corrected(learningRate, step),
              decoupled ? 0 : weightDecay,
              1,
              UNCLIPPED,
              BETA_1,
              BETA_2,
              EPSILON,
              false,
              false);
    }
  }

  /**
   * RMSProp (Tieleman and Hinton, 2012), in plain operations: not every engine brings it. The
   * square root is of the mean alone, as in Keras and PyTorch.
   */
  record RmsProp(float weightDecay) implements UpdateRule {
    static final float RHO = 0.9f;
    static final float EPSILON = 1e-7f;

    @Override
    public List<String> memory() {
      return List.of("meanSquare");
    }

    @Override
    public HostLoops loops() {
      return new HostLoops.RmsProp(weightDecay);
    }

    @Override
    public FlatRule operations(FlatRule.Rows rows) {
      return new FlatRule.RmsProp(this, rows);
    }

    @Override
    public void update(
        NDArray weight, NDArray gradient, List<NDArray> memory, double learningRate, long step) {
      try (NDManager scratch = gradient.getManager().newSubManager()) {
        scratch.tempAttachAll(gradient);
        var slope = weightDecay > 0 ? gradient.add(weight.mul(weightDecay)) : gradient;
        var meanSquare = memory.get(0);
        meanSquare.muli(RHO).addi(slope.square().muli(1 - RHO));
        weight.subi(slope.mul((float) learningRate).divi(meanSquare.sqrt().addi(EPSILON)));
      }
    }
  }
}
