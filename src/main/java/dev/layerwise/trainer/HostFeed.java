package dev.layerwise.trainer;

import dev.layerwise.trainer.mxnet.NativeArray;
import dev.layerwise.trainer.mxnet.NativeArray.Type;
import dev.layerwise.trainer.mxnet.Symbol;
import dev.layerwise.trainer.mxnet.Symbol.Node;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

/** Copies each batch to the device as the data set holds it; the graph normalises it there. */
final class HostFeed implements Feed {
  private static final String LABELS = "labels";

  private final SampleInput input;
  private final NativeArray samples;
  private final NativeArray labels;
  private final ByteBuffer labelBytes;
  private ByteBuffer values = ByteBuffer.allocate(0);

  HostFeed(int size, SampleInput input) {
    this.input = input;
    this.samples = input.space(size);
    this.labels = NativeArray.create(input.context(), Type.FLOAT32, size);
    this.labelBytes = ByteBuffer.allocateDirect(size * Float.BYTES).order(ByteOrder.nativeOrder());
  }

  @Override
  public Node samples(Symbol symbol) {
    return input.normalised(symbol);
  }

  @Override
  public Node labels(Symbol symbol) {
    return symbol.input(LABELS);
  }

  @Override
  public Map<String, NativeArray> arrays() {
    var all = new HashMap<>(input.constants());
    all.put(SampleInput.SAMPLES, samples);
    all.put(LABELS, labels);
    return all;
  }

  @Override
  public void fill(Batch batch) {
    values = batch.values();
    samples.write(values);
    for (int i = 0; i < batch.size(); i++) {
      labelBytes.putFloat(i * Float.BYTES, batch.labels()[i]);
    }
    labels.write(labelBytes);
  }

  @Override
  public Samples samples() {
    return input.reader(values);
  }

  @Override
  public void close() {
    samples.close();
    labels.close();
  }
}
