package dev.layerwise.trainer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import java.util.ArrayList;
import java.util.List;

/** Arrays as DJL made them, each with a gradient that the engine writes anew for every batch. */
final class SeparateArrays implements LearnedArrays {
  private final ParameterStore store;
  private final List<Named> named = new ArrayList<>();

  SeparateArrays(Blocks.Built network, NDManager manager, UpdateRule rule) {
    this.store = new ParameterStore(manager, false);
    network.parameters().forEach((name, parameter) -> prepare(name, parameter, manager, rule));
  }

  private void prepare(String name, Parameter parameter, NDManager manager, UpdateRule rule) {
    if (parameter.requiresGradient()) {
      var weight = store.getValue(parameter, manager.getDevice(), true);
      named.add(new Named(name, Learned.zeroed(weight, rule), named.size(), 0));
    }
  }

  @Override
  public List<Named> named() {
    return named;
  }

  @Override
  public List<Learned> rows() {
    return named.stream().map(Named::array).toList();
  }

  @Override
  public ParameterStore store() {
    return store;
  }

  @Override
  public void expectGradients(NDManager scope) {}

  @Override
  public NDList gradients() {
    return new NDList(named.stream().map(one -> one.array().weight().getGradient()).toList());
  }

  @Override
  public NDArray alone(NDArray outputs) {
    return outputs;
  }
}
