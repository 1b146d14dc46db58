package dev.layerwise.trainer;

import dev.layerwise.trainer.mxnet.Context;
import dev.layerwise.trainer.mxnet.NativeArray;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * How well each batch was known, on the device until somebody asks. The numbers of a few batches
 * lie in one row, and are read together.
 */
final class Outcomes implements AutoCloseable {
  /** Of a batch: its mean loss, and how many samples had their own class on top. */
  static final int NUMBERS = 2;

  /**
   * Batches in a row. An engine with a queue is waited for a row at a time, and may then be a row
   * behind: never more than two, which would make a stop late.
   */
  private static final int BATCHES = 4;

  private final Context context;
  private final List<Row> rows = new ArrayList<>();
  private int unread;

  Outcomes(Context context) {
    this.context = context;
  }

  private static final class Row {
    private final NativeArray numbers;
    private final List<NativeArray> places;
    private final int[] samples = new int[BATCHES];

    Row(Context context) {
      numbers = NativeArray.zeros(context, (long) BATCHES * NUMBERS);
      places =
          IntStream.range(0, BATCHES)
              .mapToObj(batch -> numbers.view((long) batch * NUMBERS, NUMBERS))
              .toList();
    }

    List<Tally> read(int batches) {
      var values = numbers.read();
      return IntStream.range(0, batches)
          .mapToObj(batch -> tally(samples[batch], values, batch * NUMBERS))
          .toList();
    }

    private static Tally tally(int samples, float[] values, int from) {
      double mean = values[from];
      return new Tally(mean * samples, Math.round(values[from + 1]), samples);
    }

    void close() {
      places.forEach(NativeArray::close);
      numbers.close();
    }
  }

  /**
   * Keeps what a batch comes to.
   *
   * @param computing asks the engine for the numbers, into this array
   */
  void keep(int samples, Consumer<NativeArray> computing) {
    int place = unread % BATCHES;
    int number = unread / BATCHES;
    if (number == rows.size()) {
      rows.add(new Row(context));
    }
    var row = rows.get(number);
    row.samples[place] = samples;
    computing.accept(row.places.get(place));
    unread++;
    if (place == BATCHES - 1 && number > 0) {
      rows.get(number - 1).numbers.await();
    }
  }

  /** Those of each batch since the last time, in order; waits for the device. */
  List<Tally> read() {
    var tallies = new ArrayList<Tally>();
    for (int from = 0; from < unread; from += BATCHES) {
      tallies.addAll(rows.get(from / BATCHES).read(Math.min(BATCHES, unread - from)));
    }
    unread = 0;
    return tallies;
  }

  @Override
  public void close() {
    rows.forEach(Row::close);
  }
}
