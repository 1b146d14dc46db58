package dev.layerwise.trainer;

import dev.layerwise.trainer.mxnet.Context;
import dev.layerwise.trainer.mxnet.NativeArray;
import dev.layerwise.trainer.mxnet.NativeArray.Type;
import dev.layerwise.trainer.mxnet.Symbol;
import dev.layerwise.trainer.mxnet.Symbol.Node;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes each batch out of what is on the device already. */
final class ResidentFeed implements Feed {
  private static final String ALL_SAMPLES = "allSamples";
  private static final String ALL_LABELS = "allLabels";
  private static final String ORDER = "order";

  private final ResidentSamples resident;
  private final NativeArray order;
  private final ByteBuffer orderBytes;
  private @Nullable Node chosen;

  ResidentFeed(int size, Context context, ResidentSamples resident) {
    this.resident = resident;
    this.order = NativeArray.create(context, Type.INT32, size);
    this.orderBytes =
        ByteBuffer.allocateDirect(size * Integer.BYTES).order(ByteOrder.nativeOrder());
  }

  @Override
  public Node samples(Symbol symbol) {
    return take(symbol, "input.samples", ALL_SAMPLES);
  }

  @Override
  public Node labels(Symbol symbol) {
    return take(symbol, "input.labels", ALL_LABELS);
  }

  private Node take(Symbol symbol, String name, String from) {
    if (chosen == null) {
      chosen = symbol.input(ORDER);
    }
    return symbol.apply("take", name, Map.of("axis", 0), symbol.input(from), chosen);
  }

  @Override
  public Map<String, NativeArray> arrays() {
    return Map.of(ALL_SAMPLES, resident.samples(), ALL_LABELS, resident.labels(), ORDER, order);
  }

  @Override
  public void fill(Batch batch) {
    orderBytes.asIntBuffer().put(batch.indices());
    order.write(orderBytes);
  }

  @Override
  public Samples samples() {
    var all = resident.samples().floats();
    return (sample, into) -> all.get(orderBytes.getInt(sample * Integer.BYTES) * into.length, into);
  }

  @Override
  public void close() {
    order.close();
  }
}
