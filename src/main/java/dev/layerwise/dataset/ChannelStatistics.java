package dev.layerwise.dataset;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Mean and standard deviation of each channel of an image or each column of a table, over samples
 * seen one by one. Bytes count as 0…1.
 */
final class ChannelStatistics {
  private static final double BYTE = 255.0;

  private final DatasetMeta.ValueType type;
  private final int perChannel;
  private final double[] mean;
  private final double[] squares;
  private long samples;

  ChannelStatistics(DatasetDescription about) {
    this.type = about.type();
    int channels = about.input().get(0);
    this.perChannel = about.values() / channels;
    this.mean = new double[channels];
    this.squares = new double[channels];
  }

  /** Takes one sample in; reads the buffer without moving it. */
  void add(ByteBuffer sample) {
    long seen = samples * perChannel;
    for (int channel = 0; channel < mean.length; channel++) {
      for (int i = 0; i < perChannel; i++) {
        add(channel, value(sample, channel * perChannel + i), seen + i + 1);
      }
    }
    samples++;
  }

  /** One step of Welford's method (Technometrics 4, 1962): exact where a sum of squares is not. */
  private void add(int channel, double value, long count) {
    double before = value - mean[channel];
    mean[channel] += before / count;
    squares[channel] += before * (value - mean[channel]);
  }

  private double value(ByteBuffer sample, int index) {
    return type == DatasetMeta.ValueType.UINT8
        ? (sample.get(sample.position() + index) & 0xff) / BYTE
        : sample.getFloat(sample.position() + index * Float.BYTES);
  }

  List<Double> mean() {
    var result = new ArrayList<Double>();
    for (double each : mean) {
      result.add(each);
    }
    return result;
  }

  /** Never zero, so that a trainer may divide by it: a channel that does not vary has 1. */
  List<Double> standardDeviation() {
    var result = new ArrayList<Double>();
    for (double each : squares) {
      double deviation = samples == 0 ? 0 : Math.sqrt(each / (samples * perChannel));
      result.add(deviation == 0 ? 1.0 : deviation);
    }
    return result;
  }
}
