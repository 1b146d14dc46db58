package dev.layerwise.training;

import dev.layerwise.training.Augmentation.Crop;
import dev.layerwise.training.Augmentation.Flip;
import dev.layerwise.training.Augmentation.Shift;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Changes images as a plan says, byte by byte as a data set holds them: the same code for training
 * and for a preview. What happens to an image follows from the seed, the epoch and its place in the
 * data set alone, so that neither the order of batches nor an interruption changes it.
 *
 * <p>Flips and moves along rows and columns are one copy, however many there are: each place of the
 * new image knows where its byte comes from, or that it comes from outside and is zero.
 */
public final class Augmenter {
  private final List<Augmentation> steps;
  private final int channels;
  private final int height;
  private final int width;
  private final byte[] zeros;

  /** For images of this shape, (C,H,W). */
  public Augmenter(List<Augmentation> steps, int channels, int height, int width) {
    this.steps = List.copyOf(steps);
    this.channels = channels;
    this.height = height;
    this.width = width;
    this.zeros = new byte[channels * height * width];
  }

  /**
   * Writes the image as the network sees it in this epoch.
   *
   * @param at where its first byte goes
   * @param sample its place in the data set
   */
  public void write(ByteBuffer image, ByteBuffer into, int at, long seed, int epoch, int sample) {
    var random = Seeds.augmentation(seed, epoch, sample);
    var rows = Axis.of(height);
    var columns = Axis.of(width);
    for (var step : steps) {
      if (step instanceof Flip && random.nextBoolean()) {
        columns = columns.mirrored();
      } else if (step instanceof Shift || step instanceof Crop) {
        rows = rows.moved(upTo(step.reach(), random));
        columns = columns.moved(upTo(step.reach(), random));
      }
    }
    into.put(at, zeros);
    for (int channel = 0; channel < channels; channel++) {
      for (int row = rows.from; row < rows.to; row++) {
        int source = (channel * height + rows.source(row)) * width;
        copy(image, source, into, at + (channel * height + row) * width, columns);
      }
    }
  }

  /** A window out of a padded image lies up to the border's width off: as far as a shift. */
  private static int upTo(int pixels, SplittableRandom random) {
    return random.nextInt(-pixels, pixels + 1);
  }

  private static void copy(ByteBuffer image, int source, ByteBuffer into, int at, Axis columns) {
    if (columns.step == 1) {
      int first = source + columns.source(columns.from);
      into.put(at + columns.from, image, first, columns.to - columns.from);
      return;
    }
    for (int column = columns.from; column < columns.to; column++) {
      into.put(at + column, image.get(source + columns.source(column)));
    }
  }

  /**
   * Where the places along one side of the new image come from.
   *
   * @param step 1, or -1 when mirrored
   * @param start the old place of the new place 0
   * @param from the first new place that comes from inside
   * @param to the one after the last
   */
  private record Axis(int size, int step, int start, int from, int to) {
    static Axis of(int size) {
      return new Axis(size, 1, 0, 0, size);
    }

    Axis moved(int by) {
      return new Axis(size, step, start - step * by, inside(from + by), inside(to + by));
    }

    Axis mirrored() {
      return new Axis(size, -step, start + step * (size - 1), size - to, size - from);
    }

    int source(int place) {
      return start + step * place;
    }

    private int inside(int place) {
      return Math.max(0, Math.min(size, place));
    }
  }
}
