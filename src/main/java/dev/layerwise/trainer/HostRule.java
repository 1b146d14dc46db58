package dev.layerwise.trainer;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
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
    rows.gradients().await();
    rows.weights().awaitUses();
    float scale = clipping == null ? 1 : clipping.scale();
    var now = loops.at(learningRate, step);
    int length = weights.capacity();
    helpers.share(
        (length + PIECE - 1) / PIECE,
        piece -> take(now, scale, piece * PIECE, Math.min(length, (piece + 1) * PIECE)));
  }

  private void take(HostLoops.Update now, float scale, int from, int to) {
    var block = blocks.get();
    for (int at = from; at < to; at += BLOCK) {
      int count = Math.min(BLOCK, to - at);
      weights.get(at, block.weight, 0, count);
      gradients.get(at, block.gradient, 0, count);
      for (int i = 0; i < block.memory.length; i++) {
        memory.get(i).get(at, block.memory[i], 0, count);
      }
      multiply(count, block.gradient, scale);
      now.take(count, block.weight, block.gradient, block.memory);
      weights.put(at, block.weight, 0, count);
      for (int i = 0; i < block.memory.length; i++) {
        memory.get(i).put(at, block.memory[i], 0, count);
      }
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
