package dev.layerwise.trainer;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * {@link HostLoops} over rows in the processor's memory. They pass through Java's arrays block by
 * block: a block of each row stays in the processor's nearest cache while it is worked on.
 */
final class HostRule implements FlatRule {
  private static final int BLOCK = 1024; // floats: four blocks are a third of a usual nearest cache

  /** What a thread takes at once: some tens of microseconds of work. */
  private static final int PIECE = 16 * BLOCK;

  private final HostLoops loops;
  private final @Nullable HostClipping clipping;
  private final Rows rows;
  private final Helpers helpers;
  private final FloatBuffer weights;
  private final FloatBuffer gradients;
  private final List<FloatBuffer> memory = new ArrayList<>();
  private final ThreadLocal<Blocks> blocks;

  /** A block of each row. */
  private record Blocks(float[] weight, float[] gradient, float[][] memory) {
    static Blocks of(int remembered) {
      return new Blocks(new float[BLOCK], new float[BLOCK], new float[remembered][BLOCK]);
    }
  }

  /**
   * @param clipping of the gradients before; null for none
   * @param rows in the processor's memory
   * @param helpers that share the work
   */
  HostRule(HostLoops loops, @Nullable HostClipping clipping, Rows rows, Helpers helpers) {
    this.loops = loops;
    this.clipping = clipping;
    this.rows = rows;
    this.helpers = helpers;
    this.weights = rows.weights().floats();
    this.gradients = rows.gradients().floats();
    rows.memory().forEach(row -> memory.add(row.floats()));
    this.blocks = ThreadLocal.withInitial(() -> Blocks.of(memory.size()));
  }

  @Override
  public void update(double learningRate, long step) {
    share(learningRate, step, (now, number, from, to) -> take(now, from, to));
  }

  /** As they are worked on, block by block, arrays are looked at as well. */
  @Override
  public Map<String, Movement> updateMeasured(
      FlatRow places, Rows ofRule, double learningRate, long step) {
    var ofPieces = new AtomicReferenceArray<Map<String, Movement>>(pieces());
    share(
        learningRate,
        step,
        (now, number, from, to) -> ofPieces.set(number, takeMeasured(places, now, from, to)));
    var moved = new LinkedHashMap<String, Movement>();
    for (int i = 0; i < ofPieces.length(); i++) {
      ofPieces.get(i).forEach((name, movement) -> moved.merge(name, movement, Movement::plus));
    }
    return moved;
  }

  /** What is done with a piece of the rows. */
  private interface Work {
    void on(Now now, int number, int from, int to);
  }

  /** The loops of a step, and what they multiply gradients by before. */
  private record Now(HostLoops.Update update, float scale) {}

  private void share(double learningRate, long step, Work work) {
    rows.gradients().await();
    rows.weights().awaitUses();
    var now = new Now(loops.at(learningRate, step), clipping == null ? 1 : clipping.scale());
    int length = weights.capacity();
    helpers.share(
        pieces(),
        piece -> work.on(now, piece, piece * PIECE, Math.min(length, (piece + 1) * PIECE)));
  }

  private int pieces() {
    return (weights.capacity() + PIECE - 1) / PIECE;
  }

  private void take(Now now, int from, int to) {
    var block = blocks.get();
    for (int at = from; at < to; at += BLOCK) {
      int count = Math.min(BLOCK, to - at);
      read(at, count, block);
      take(now, count, block);
      write(at, count, block);
    }
  }

  private Map<String, Movement> takeMeasured(FlatRow places, Now now, int from, int to) {
    var block = blocks.get();
    var moved = new LinkedHashMap<String, Movement>();
    for (int at = from; at < to; at += BLOCK) {
      int count = Math.min(BLOCK, to - at);
      read(at, count, block);
      var weight = block.weight.clone();
      var gradient = block.gradient.clone();
      take(now, count, block);
      write(at, count, block);
      places.within(
          at,
          count,
          (name, first, size) ->
              moved.merge(
                  name, Movement.of(weight, gradient, block.weight, first, size), Movement::plus));
    }
    return moved;
  }

  private void read(int at, int count, Blocks block) {
    weights.get(at, block.weight, 0, count);
    gradients.get(at, block.gradient, 0, count);
    for (int i = 0; i < block.memory.length; i++) {
      memory.get(i).get(at, block.memory[i], 0, count);
    }
  }

  private static void take(Now now, int count, Blocks block) {
    multiply(count, block.gradient, now.scale);
    now.update.take(count, block.weight, block.gradient, block.memory);
  }

  private void write(int at, int count, Blocks block) {
    weights.put(at, block.weight, 0, count);
    for (int i = 0; i < block.memory.length; i++) {
      memory.get(i).put(at, block.memory[i], 0, count);
    }
  }

  private static void multiply(int count, float[] gradient, float scale) {
    if (scale != 1) {
      for (int i = 0; i < count; i++) {
        gradient[i] *= scale;
      }
    }
  }

  @Override
  public void close() {
    if (clipping != null) {
      clipping.close();
    }
  }
}
