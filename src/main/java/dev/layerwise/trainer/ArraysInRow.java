package dev.layerwise.trainer;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Arrays that are windows on one row, so that an update takes a dozen operations instead of a dozen
 * for each. Every batch gets windows of its own to take gradients of: the engine adds to a gradient
 * that is there, and would have to be told to clear each one.
 */
final class ArraysInRow implements LearnedArrays {
  private final Learned row;
  private final List<Named> named = new ArrayList<>();
  private final List<Parameter> parameters = new ArrayList<>();
  private final Map<Parameter, NDArray> windows = new IdentityHashMap<>();
  private final Map<Parameter, NDArray> leaves = new IdentityHashMap<>();
  private final ParameterStore store = new Windows();

  ArraysInRow(Blocks.Built network, NDManager manager, UpdateRule rule) {
    var names = new ArrayList<String>();
    network
        .parameters()
        .forEach(
            (name, parameter) -> {
              if (parameter.requiresGradient()) {
                names.add(name);
                parameters.add(parameter);
              }
            });
    var arrays = new NDList(parameters.stream().map(Parameter::getArray).toList());
    this.row = Learned.zeroed(inRow(arrays), rule);
    row.weight().attach(manager);
    row.memory().forEach(memory -> memory.attach(manager));
    int from = 0;
    for (int i = 0; i < parameters.size(); i++) {
      var shaped = arrays.get(i);
      int end = from + Math.toIntExact(shaped.size());
      var weight = window(row.weight(), from, end, shaped);
      int start = from;
      var memory = row.memory().stream().map(all -> window(all, start, end, shaped)).toList();
      named.add(new Named(names.get(i), new Learned(weight, memory), 0, from));
      windows.put(parameters.get(i), weight);
      from = end;
    }
    arrays.close();
  }

  private static NDArray window(NDArray row, int from, int end, NDArray shaped) {
    return row.get(from + ":" + end).reshape(shaped.getShape());
  }

  private static NDArray inRow(NDList arrays) {
    var flat = arrays.stream().map(array -> array.reshape(array.size())).toList();
    return NDArrays.concat(new NDList(flat));
  }

  @Override
  public List<Named> named() {
    return named;
  }

  @Override
  public List<Learned> rows() {
    return List.of(row);
  }

  @Override
  public ParameterStore store() {
    return store;
  }

  @Override
  public void expectGradients(NDManager scope) {
    windows.forEach(
        (parameter, window) -> {
          var leaf = window.stopGradient();
          leaf.attach(scope);
          leaf.setRequiresGradient(true);
          leaves.put(parameter, leaf);
        });
  }

  @Override
  public NDList gradients() {
    var gradients = new NDList();
    parameters.forEach(parameter -> gradients.add(leaf(parameter).getGradient()));
    leaves.clear();
    return new NDList(inRow(gradients));
  }

  private NDArray leaf(Parameter parameter) {
    return Objects.requireNonNull(leaves.get(parameter), parameter.getName());
  }

  /** Outputs hold the whole way back to the gradients, which nobody goes a second time. */
  @Override
  public NDArray alone(NDArray outputs) {
    return outputs.stopGradient();
  }

  /** Gives the blocks windows instead of the arrays that they were initialised with. */
  private final class Windows extends ParameterStore {
    @Override
    public @Nullable NDArray getValue(
        @Nullable Parameter parameter, Device device, boolean training) {
      if (parameter == null) { // a layer without a bias, say
        return null;
      }
      var leaf = leaves.get(parameter);
      if (leaf != null) {
        return leaf;
      }
      var window = windows.get(parameter);
      return window == null ? parameter.getArray() : window;
    }
  }
}
