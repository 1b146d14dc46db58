package dev.layerwise.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ViewerTest {
  private final SlowWire wire = new SlowWire();
  private final Viewer viewer = new Viewer(UUID.randomUUID(), 0, wire);

  @Test
  void sendsOneMessageAtATimeInOrder() {
    viewer.offer(event(1, "epoch", 10));
    viewer.offer(event(2, "epoch", 10));
    assertThat(wire.seqs()).containsExactly(1L);

    wire.drain();

    assertThat(wire.seqs()).containsExactly(1L, 2L);
  }

  @Test
  void takesNoEventTwice() {
    viewer.offer(event(1, "epoch", 10));
    viewer.offer(event(1, "epoch", 10));
    wire.drain();

    assertThat(wire.seqs()).containsExactly(1L);
  }

  @Test
  void thousandsOfMessagesThatLeaveAtOncePileUpNoFrames() {
    wire.immediate = true;
    for (int seq = 1; seq <= 100_000; seq++) {
      viewer.offer(event(seq, "batch", 10));
    }

    assertThat(wire.sent).hasSize(100_000);
  }

  @Test
  void aSlowViewerLosesOldGaugesFirst() {
    viewer.offer(event(1, "state", 10));
    for (int seq = 2; seq <= 100; seq++) {
      viewer.offer(event(seq, seq == 50 ? "epoch" : "boundary", 10_000));
    }
    wire.drain();

    assertThat(viewer.overflowed()).isFalse();
    assertThat(wire.seqs()).contains(1L, 50L, 100L).hasSizeLessThan(30);
    assertThat(wire.seqs()).isSorted();
  }

  @Test
  void aViewerThatStopsReadingHoldsNoMoreThanTheBoundAndGetsOneSnapshot() {
    for (int seq = 1; seq <= 1_000; seq++) {
      viewer.offer(event(seq, "epoch", 10_000));
    }
    assertThat(viewer.overflowed()).isTrue();
    assertThat(viewer.needsSnapshot()).as("while its wire is blocked").isFalse();

    wire.drain();
    assertThat(viewer.needsSnapshot()).isTrue();
    viewer.restart(event(1_000, "snapshot", 50_000));
    viewer.offer(event(1_000, "epoch", 10));
    viewer.offer(event(1_001, "epoch", 10));
    wire.drain();

    assertThat(wire.seqs()).containsExactly(1L, 1_000L, 1_001L);
  }

  private static LiveMessage event(long seq, String kind, int length) {
    return new LiveMessage(seq, kind, (seq + " ").concat("x".repeat(length)));
  }

  /** A wire that lets a message go only when told to. */
  private static final class SlowWire implements Viewer.Wire {
    private final List<String> sent = new ArrayList<>();
    private Consumer<Boolean> leaving;
    private boolean immediate;

    @Override
    public void send(String text, Consumer<Boolean> done) {
      sent.add(text);
      if (immediate) {
        done.accept(true);
      } else {
        leaving = done;
      }
    }

    @Override
    public void close(String reason) {}

    void drain() {
      while (leaving != null) {
        var done = leaving;
        leaving = null;
        done.accept(true);
      }
    }

    List<Long> seqs() {
      return sent.stream().map(text -> Long.valueOf(text.substring(0, text.indexOf(' ')))).toList();
    }
  }
}
