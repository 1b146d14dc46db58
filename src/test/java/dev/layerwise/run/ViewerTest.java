package dev.layerwise.run;

import static dev.layerwise.run.LiveTailTest.events;
import static org.assertj.core.api.Assertions.assertThat;

import dev.layerwise.account.SessionKey;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ViewerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final SlowWire wire = new SlowWire();
  private final LiveTail tail = new LiveTail(0, LiveTail.BOUND);
  private final Viewer viewer = viewer(0);

  @Test
  void sendsOneMessageAtATimeInOrder() {
    happen(1, 2, 10);
    assertThat(wire.sent).hasSize(1);

    wire.drain();

    assertThat(wire.sent).hasSize(2);
    assertThat(viewer.cursor()).isEqualTo(2);
  }

  @Test
  void thousandsOfMessagesThatLeaveAtOncePileUpNoFrames() {
    wire.immediate = true;
    happen(1, 10_000, 10);

    assertThat(wire.sent).hasSize(10_000);
  }

  @Test
  void aViewerThatStopsReadingHoldsNoMoreThanTheBoundAndGetsOneSnapshot() {
    assertThat(heldForAViewerThatStopsReading(tail)).isLessThanOrEqualTo(256 * 1024);
    assertThat(viewer.needsSnapshot()).as("while its wire is blocked").isFalse();

    wire.drain();
    assertThat(viewer.needsSnapshot()).isTrue();
    viewer.restart(new LiveMessage(1_000, "snapshot", null));
    happen(1_001, 1_001, 10);
    wire.drain();

    assertThat(wire.sent).hasSize(3).element(1).isEqualTo("snapshot");
    assertThat(registry.counter("layerwise.live.overflows").count()).isEqualTo(1);
  }

  /** The control: what the test above would see of a tail without the bound. */
  @Test
  void withoutTheBoundAViewerThatStopsReadingHoldsEverything() {
    var boundless = new LiveTail(0, Integer.MAX_VALUE);
    viewer.follow(boundless);

    assertThat(heldForAViewerThatStopsReading(boundless)).isGreaterThan(9_000_000);
  }

  @Test
  void aViewerFarBehindOrOfAnotherLifeOfTheRunWaitsForASnapshot() {
    happen(1, 100, 10_000);

    assertThat(viewer(3).needsSnapshot()).isTrue();
    assertThat(viewer(101).needsSnapshot()).isTrue();
    assertThat(viewer(99).needsSnapshot()).isFalse();
  }

  @Test
  void thePositionIsToldOnceHoweverLongItWaits() {
    happen(1, 1, 10);
    for (int turn = 1; turn < 5; turn++) {
      viewer.keepAlive(System.nanoTime() + Duration.ofSeconds(11L * turn).toNanos(), PATIENCE);
    }
    wire.drain();

    assertThat(wire.sent.subList(1, wire.sent.size()))
        .containsExactly("{\"kind\":\"position\",\"seq\":1}");
    assertThat(wire.pings).isEqualTo(4);
    assertThat(wire.cut).isFalse();
  }

  @Test
  void aViewerThatNeverAnswersIsCut() {
    viewer.keepAlive(System.nanoTime() + PATIENCE.plusSeconds(1).toNanos(), PATIENCE);

    assertThat(wire.cut).isTrue();
    assertThat(registry.counter("layerwise.live.slow.cuts").count()).isEqualTo(1);
  }

  @Test
  void onlyNewsCountForTheDelay() {
    wire.immediate = true;
    happen(1, 5, 10);
    var late = viewer(2);
    happen(6, 6, 10);
    late.look();

    assertThat(wire.sent).hasSize(5 + 3 + 2);
    assertThat(registry.timer("layerwise.live.event.delay").count()).isEqualTo(5 + 2);
  }

  private long heldForAViewerThatStopsReading(LiveTail tail) {
    for (int seq = 1; seq <= 1_000; seq++) {
      tail.append(events(seq, seq, 10_000));
      viewer.look();
    }
    return tail.size();
  }

  private Viewer viewer(long after) {
    var seat = new Seat(new SessionKey("ab"), UUID.randomUUID());
    var viewer = new Viewer(seat, after, wire, new LiveMeters(registry));
    viewer.follow(tail);
    return viewer;
  }

  private void happen(long from, long to, int length) {
    for (long seq = from; seq <= to; seq++) {
      tail.append(events(seq, seq, length));
      viewer.look();
    }
  }

  /** A wire that lets a message go only when told to. */
  private static final class SlowWire implements Viewer.Wire {
    private final List<String> sent = new ArrayList<>();
    private Consumer<Boolean> leaving;
    private boolean immediate;
    private boolean cut;
    private int pings;

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
    public void ping() {
      pings++;
    }

    @Override
    public void close(Farewell farewell) {}

    @Override
    public void cut() {
      cut = true;
    }

    void drain() {
      while (leaving != null) {
        var done = leaving;
        leaving = null;
        done.accept(true);
      }
    }
  }
}
