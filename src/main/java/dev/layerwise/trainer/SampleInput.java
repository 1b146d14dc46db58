package dev.layerwise.trainer;

import dev.layerwise.trainer.mxnet.Context;
import dev.layerwise.trainer.mxnet.NativeArray;
import dev.layerwise.trainer.mxnet.NativeArray.Type;
import dev.layerwise.trainer.mxnet.Operation;
import dev.layerwise.trainer.mxnet.Symbol;
import dev.layerwise.trainer.mxnet.Symbol.Node;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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

  /** The same operations as in {@link Normalisation#apply}. */
  Node normalised(Symbol symbol) {
    var samples = symbol.input(SAMPLES);
    var floats =
        normalisation.isOfBytes()
            ? symbol.apply("Cast", "input.floats", Map.of("dtype", "float32"), samples)
            : samples;
    if (normalisation.isUniform()) {
      var scaled = scalar(symbol, "_mul_scalar", "input.scaled", normalisation.scale(), floats);
      return scalar(symbol, "_plus_scalar", "input.shifted", normalisation.shift(), scaled);
    }
    var scaled =
        symbol.apply("broadcast_mul", "input.scaled", Map.of(), floats, symbol.input(SCALE));
    return symbol.apply("broadcast_add", "input.shifted", Map.of(), scaled, symbol.input(SHIFT));
  }

  /** Fills an array of floats by the same operations, each of them in place. */
  void normalise(NativeArray raw, NativeArray into) {
    var from = raw;
    if (normalisation.isOfBytes()) {
      run("Cast", Map.of("dtype", "float32"), into, raw);
      from = into;
    }
    if (normalisation.isUniform()) {
      run("_mul_scalar", scalar(normalisation.scale()), into, from);
      run("_plus_scalar", scalar(normalisation.shift()), into, into);
    } else {
      run("broadcast_mul", Map.of(), into, from, constant(SCALE));
      run("broadcast_add", Map.of(), into, into, constant(SHIFT));
    }
  }

  private static Map<String, String> scalar(float[] one) {
    return Map.of("scalar", Float.toString(one[0]));
  }

  private NativeArray constant(String name) {
    return Objects.requireNonNull(constants.get(name), name);
  }

  private static void run(
      String operation, Map<String, String> parameters, NativeArray into, NativeArray... from) {
    new Operation(operation, List.of(from), List.of(into), parameters).run();
  }

  private static Node scalar(Symbol symbol, String operation, String name, float[] one, Node of) {
    return symbol.apply(operation, name, scalar(one), of);
  }

  @Override
  public void close() {
    constants.values().forEach(NativeArray::close);
  }
}
