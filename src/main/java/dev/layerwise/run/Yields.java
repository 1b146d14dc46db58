package dev.layerwise.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.ToIntFunction;

/**
 * Makes room for short runs where long ones hold every device. A long run that has had its turn is
 * checkpointed and goes back to its place in the queue; it loses nothing but a moment.
 */
@ApplicationScoped
public class Yields {
  private final YieldStore store;
  private final HeldRuns held;
  private final DeviceSpeeds devices;
  private final RunLimits limits;

  Yields(YieldStore store, HeldRuns held, DeviceSpeeds devices, RunLimits limits) {
    this.store = store;
    this.held = held;
    this.devices = devices;
    this.limits = limits;
  }

  /**
   * Asks as many long runs to yield as quick ones wait in vain. Any process may call it.
   *
   * @return how many were asked
   */
  public int ask() {
    return ask(devices::serving);
  }

  /** The same where so many devices of each kind serve. */
  int ask(ToIntFunction<String> serving) {
    return store.isAnyWaiting() ? ask("cpu", serving) + ask("gpu", serving) : 0;
  }

  private int ask(String kind, ToIntFunction<String> serving) {
    var pressure = store.pressure(kind, limits.concurrent());
    if (pressure.waiting() == 0 || pressure.active() == 0) {
      return 0;
    }
    int missing = pressure.missing(serving.applyAsInt(kind));
    if (missing <= 0) {
      return 0;
    }
    int asked = 0;
    for (var fence : store.ableToYield(kind, missing)) {
      asked += held.askToYield(fence) ? 1 : 0;
    }
    return asked;
  }
}
