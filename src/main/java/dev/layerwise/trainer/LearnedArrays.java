package dev.layerwise.trainer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.ParameterStore;
import java.util.List;

/** What DJL's blocks learn, laid out as their engine works best. */
interface LearnedArrays {
  /** An array and what the optimiser remembers of it. */
  record Learned(NDArray weight, List<NDArray> memory) {
    static Learned zeroed(NDArray weight, UpdateRule rule) {
      return new Learned(weight, rule.memory().stream().map(name -> weight.zerosLike()).toList());
    }
  }

  /**
   * Where one layer's array lies.
   *
   * @param array the array itself, to be read and written
   * @param row of {@link #rows()} that has its numbers
   * @param from its first number in the row
   */
  record Named(String name, Learned array, int row, int from) {
    int size() {
      return Math.toIntExact(array.weight.size());
    }
  }

  /** Each layer's arrays, in the order of the layers. */
  List<Named> named();

  /** What an update is applied to; changes show in the named arrays. */
  List<Learned> rows();

  /** Where the blocks find their arrays. */
  ParameterStore store();

  /** Prepares for the gradients of one batch, whose arrays this scope holds. */
  void expectGradients(NDManager scope);

  /** The gradients of that batch, one for each row. */
  NDList gradients();

  /** The same numbers, without what led to them where an engine holds on to that. */
  NDArray alone(NDArray outputs);

  /** With PyTorch arrays can be windows on a row; with MXNet they cannot. */
  static LearnedArrays of(
      TrainingDevice device, Blocks.Built network, NDManager manager, UpdateRule rule) {
    return device.isMxnet()
        ? new SeparateArrays(network, manager, rule)
        : new ArraysInRow(network, manager, rule);
  }
}
