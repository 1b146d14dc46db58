package dev.layerwise.trainer;

import java.util.concurrent.atomic.AtomicReference;

/** What the worker wants of a run in progress; looked at between batches. */
final class Wish {
  /** From weak to strong: a stop is not turned into a pause. */
  enum Kind {
    GO_ON,
    PAUSE,
    STOP
  }

  private final AtomicReference<Kind> kind = new AtomicReference<>(Kind.GO_ON);

  void pause() {
    kind.compareAndSet(Kind.GO_ON, Kind.PAUSE);
  }

  void stop() {
    kind.set(Kind.STOP);
  }

  boolean isPause() {
    return kind.get() == Kind.PAUSE;
  }

  boolean isStop() {
    return kind.get() == Kind.STOP;
  }
}
