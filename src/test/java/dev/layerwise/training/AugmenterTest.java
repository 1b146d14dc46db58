package dev.layerwise.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.layerwise.training.Augmentation.Crop;
import dev.layerwise.training.Augmentation.Flip;
import dev.layerwise.training.Augmentation.Shift;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Images of two channels, three rows and four columns; every byte is another, and none is zero. */
class AugmenterTest {
  private static final int CHANNELS = 2;
  private static final int HEIGHT = 3;
  private static final int WIDTH = 4;
  private static final int MANY = 400;

  @Test
  void aFlipMirrorsEveryRowOfAboutHalfTheImages() {
    var mirrored = image((c, y, x) -> at(c, y, WIDTH - 1 - x));
    int flipped = 0;
    for (int sample = 0; sample < MANY; sample++) {
      var seen = seen(List.of(new Flip()), 7, 1, sample);
      assertThat(seen).isIn(List.of(stored(), mirrored));
      flipped += seen.equals(mirrored) ? 1 : 0;
    }
    assertThat(flipped).isBetween(MANY * 4 / 10, MANY * 6 / 10);
  }

  @Test
  void aShiftReachesEveryPlaceAndFillsWithZero() {
    var places = new HashSet<List<Byte>>();
    for (int sample = 0; sample < MANY; sample++) {
      places.add(seen(List.of(new Shift(1)), 7, 1, sample));
    }
    assertThat(places).isEqualTo(everyMove(1));
    assertThat(places).contains(stored());
  }

  @Test
  void aCropOfThePaddedImageReachesEveryWindow() {
    var windows = new HashSet<List<Byte>>();
    for (int sample = 0; sample < 2 * MANY; sample++) {
      windows.add(seen(List.of(new Crop(2)), 7, 1, sample));
    }
    assertThat(windows).isEqualTo(everyMove(2));
  }

  /** What a first move pushes out of the image, a second does not bring back. */
  @Test
  void severalChangesAreDoneOneAfterAnother() {
    var expected = new HashSet<List<Byte>>();
    for (boolean flip : new boolean[] {false, true}) {
      for (int first = -1; first <= 1; first++) {
        for (int second = -2; second <= 2; second++) {
          int d1 = first;
          int d2 = second;
          expected.add(
              image(
                  (c, y, x) -> {
                    int moved = x - d2;
                    int before = flip ? WIDTH - 1 - moved : moved;
                    boolean inside = moved >= 0 && moved < WIDTH;
                    return inside ? inside(c, y, before - d1) : 0;
                  }));
        }
      }
    }
    var found = new HashSet<List<Byte>>();
    for (int sample = 0; sample < 40 * MANY; sample++) {
      var seen = seen(List.of(new Shift(1), new Flip(), new Crop(2)), 3, 2, sample);
      if (expected.contains(seen)) {
        found.add(seen);
      }
    }
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void whatHappensFollowsFromSeedEpochAndSampleAlone() {
    List<Augmentation> steps = List.of(new Flip(), new Shift(1));
    var first = seenByMany(steps, 7, 1);

    assertThat(seenByMany(steps, 7, 1)).isEqualTo(first);
    assertThat(seenByMany(steps, 8, 1)).isNotEqualTo(first);
    assertThat(seenByMany(steps, 7, 2)).isNotEqualTo(first);
    assertThat(seen(steps, 7, 1, MANY - 1)).isEqualTo(first.get(MANY - 1));
  }

  private static List<List<Byte>> seenByMany(List<Augmentation> steps, long seed, int epoch) {
    return java.util.stream.IntStream.range(0, MANY)
        .mapToObj(sample -> seen(steps, seed, epoch, sample))
        .toList();
  }

  private static Set<List<Byte>> everyMove(int pixels) {
    var all = new HashSet<List<Byte>>();
    for (int down = -pixels; down <= pixels; down++) {
      for (int right = -pixels; right <= pixels; right++) {
        int dy = down;
        int dx = right;
        all.add(image((c, y, x) -> inside(c, y - dy, x - dx)));
      }
    }
    return all;
  }

  /** The second of two images in a buffer, so that neither begins at zero. */
  private static List<Byte> seen(List<? extends Augmentation> steps, long seed, int epoch, int of) {
    int size = CHANNELS * HEIGHT * WIDTH;
    var from = ByteBuffer.allocateDirect(2 * size);
    stored().forEach(from.position(size)::put);
    var into = ByteBuffer.allocateDirect(2 * size);
    for (int i = 0; i < size; i++) {
      into.put(size + i, (byte) 99); // left by the last batch
    }
    new Augmenter(List.copyOf(steps), CHANNELS, HEIGHT, WIDTH)
        .write(from.slice(size, size), into, size, seed, epoch, of);
    var seen = new java.util.ArrayList<Byte>();
    for (int i = 0; i < size; i++) {
      seen.add(into.get(size + i));
    }
    return List.copyOf(seen);
  }

  private interface Pixel {
    int of(int channel, int row, int column);
  }

  private static List<Byte> stored() {
    return image(AugmenterTest::at);
  }

  private static List<Byte> image(Pixel pixel) {
    var bytes = new java.util.ArrayList<Byte>();
    for (int c = 0; c < CHANNELS; c++) {
      for (int y = 0; y < HEIGHT; y++) {
        for (int x = 0; x < WIDTH; x++) {
          bytes.add((byte) pixel.of(c, y, x));
        }
      }
    }
    return List.copyOf(bytes);
  }

  private static int at(int channel, int row, int column) {
    return 1 + (channel * HEIGHT + row) * WIDTH + column;
  }

  private static int inside(int channel, int row, int column) {
    boolean in = row >= 0 && row < HEIGHT && column >= 0 && column < WIDTH;
    return in ? at(channel, row, column) : 0;
  }
}
