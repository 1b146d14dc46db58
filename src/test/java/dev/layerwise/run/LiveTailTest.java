package dev.layerwise.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LiveTailTest {
  @Test
  void givesWhatFollowsAPlaceAndNothingBeyondItsEnds() {
    var tail = new LiveTail(10, 1_000);
    tail.append(events(11, 13, 10));

    assertThat(tail.next(9)).as("no longer here").isNull();
    assertThat(tail.next(10).seq()).isEqualTo(11);
    assertThat(tail.next(12).seq()).isEqualTo(13);
    assertThat(tail.next(13)).as("not yet here").isNull();
    assertThat(tail.reaches(10)).isTrue();
    assertThat(tail.reaches(9)).isFalse();
  }

  @Test
  void takesHistoryOnlyWhereItFitsWithoutAGap() {
    var tail = new LiveTail(10, 1_000);
    tail.append(events(11, 12, 10));

    tail.prepend(events(5, 8, 10));
    assertThat(tail.before()).isEqualTo(10);

    tail.prepend(events(5, 10, 10));
    assertThat(tail.before()).isEqualTo(4);
    assertThat(tail.next(4).seq()).isEqualTo(5);
    assertThat(tail.size()).isEqualTo(80);
  }

  @Test
  void holdsNoMoreThanItsBound() {
    var tail = new LiveTail(0, 100);
    tail.append(events(1, 50, 10));

    assertThat(tail.size()).isEqualTo(100);
    assertThat(tail.next(40).seq()).isEqualTo(41);
    assertThat(tail.reaches(39)).isFalse();

    tail.append(events(51, 51, 1_000));
    assertThat(tail.size()).isZero();
    assertThat(tail.reaches(51)).isTrue();
  }

  @Test
  void keepsWhatTheSlowestNeedsAndAReserveForThoseWhoComeBack() {
    var tail = new LiveTail(0, 100_000);
    tail.append(events(1, 500, 10));

    tail.trim(100);
    assertThat(tail.before()).isEqualTo(100);

    tail.trim(500);
    assertThat(tail.before()).isEqualTo(400);

    tail.trim(20);
    assertThat(tail.before()).isEqualTo(400);
  }

  static List<LiveMessage> events(long from, long to, int length) {
    return LongStream.rangeClosed(from, to)
        .mapToObj(seq -> new LiveMessage(seq, "x".repeat(length), 0L))
        .toList();
  }
}
