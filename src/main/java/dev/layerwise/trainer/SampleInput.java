package dev.layerwise.trainer;

import dev.layerwise.trainer.mxnet.Context;
import dev.layerwise.trainer.mxnet.NativeArray;
import dev.layerwise.trainer.mxnet.NativeArray.Type;
import dev.layerwise.trainer.mxnet.Operation;
import dev.layerwise.trainer.mxnet.Symbol;
import dev.layerwise.trainer.mxnet.Symbol.Node;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Samples as the data set holds them, on the device, and the operations that normalise them. */
final class SampleInput implements AutoCloseable {
  static final String SAMPLES = "samples";
  private static final String SCALE = "scale";
  private static final String SHIFT = "shift";

  private final Context context;
  private final Normalisation normalisation;
  private final Map<String, NativeArray> constants;

  SampleInput(Context context, Normalisation normalisation) {
    this.context = context;
    this.normalisation = normalisation;
    this.constants =
        normalisation.isUniform()
            ? Map.of()
            : Map.of(
                SCALE, perChannel(normalisation.scale()), SHIFT, perChannel(normalisation.shift()));
  }

  private NativeArray perChannel(float[] values) {
    var array = NativeArray.create(context, Type.FLOAT32, normalisation.shapePerChannel());
    array.write(values);
    return array;
  }

  /** An array that takes so many samples. */
  NativeArray space(int samples) {
    var type = normalisation.isOfBytes() ? Type.UINT8 : Type.FLOAT32;
    return NativeArray.create(context, type, normalisation.shapeOf(samples).getShape());
  }

  Context context() {
    return context;
  }

  /** An array that takes so many samples, normalised, in one dimension. */
  NativeArray normalisedSpace(int samples) {
    return NativeArray.create(context, Type.FLOAT32, size(samples));
  }

  /** How many values so many samples have. */
  int size(int samples) {
    return Math.toIntExact(normalisation.shapeOf(samples).size());
  }

  /** A window onto such an array. */
  NativeArray window(NativeArray normalised, int from, int samples) {
    return normalised.view(size(from), normalisation.shapeOf(samples).getShape());
  }

  /** Computes the same here. */
  Feed.Samples reader(ByteBuffer values) {
    return (sample, into) -> normalisation.read(values, sample, into);
  }

  /** What every graph that begins with {@link #normalised} needs. */
  Map<String, NativeArray> constants() {
    return constants;
  }

  /**
   * One of the operations that normalise.
   *
   * @param constants what it takes beside the samples
   */
  private record Stage(
      String operation, String name, Map<String, String> parameters, List<String> constants) {}

  /** The same operations as in {@link Normalisation#apply}, in their order. */
  private List<Stage> stages() {
    var stages = new ArrayList<Stage>();
    if (normalisation.isOfBytes()) {
      stages.add(new Stage("Cast", "input.floats", Map.of("dtype", "float32"), List.of()));
    }
    if (normalisation.isUniform()) {
      stages.add(scalar("_mul_scalar", "input.scaled", normalisation.scale()));
      stages.add(scalar("_plus_scalar", "input.shifted", normalisation.shift()));
    } else {
      stages.add(new Stage("broadcast_mul", "input.scaled", Map.of(), List.of(SCALE)));
      stages.add(new Stage("broadcast_add", "input.shifted", Map.of(), List.of(SHIFT)));
    }
    return stages;
  }

  private static Stage scalar(String operation, String name, float[] one) {
    return new Stage(operation, name, Map.of("scalar", Float.toString(one[0])), List.of());
  }

  /** Adds the operations to a graph. */
  Node normalised(Symbol symbol) {
    var node = symbol.input(SAMPLES);
    for (var stage : stages()) {
      var operands = Stream.concat(Stream.of(node), stage.constants.stream().map(symbol::input));
      node =
          symbol.apply(
              stage.operation, stage.name, stage.parameters, operands.toArray(Node[]::new));
    }
    return node;
  }

  /** Runs the operations, each of them in place, and so fills an array of floats. */
  void normalise(NativeArray raw, NativeArray into) {
    var from = raw;
    for (var stage : stages()) {
      var operands =
          Stream.concat(Stream.of(from), stage.constants.stream().map(this::constant)).toList();
      new Operation(stage.operation, operands, List.of(into), stage.parameters).run();
      from = into;
    }
  }

  private NativeArray constant(String name) {
    return Objects.requireNonNull(constants.get(name), name);
  }

  @Override
  public void close() {
    constants.values().forEach(NativeArray::close);
  }
}
