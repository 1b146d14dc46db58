package dev.layerwise.run;

import dev.layerwise.incident.IncidentKind;

/**
 * How often a run was lost. The process that trained it may have died of it; a worker that is lost
 * says little about the runs it held.
 *
 * @param attempts deaths of its trainer, ever
 * @param workers lost workers since its last checkpoint
 */
record Losses(int attempts, int workers) {
  private static final int MOST_ATTEMPTS = 3;

  /** A run that takes its workers down with it shall not do so for ever. */
  private static final int MOST_WORKERS = 10;

  static Losses of(HeldRun run) {
    return new Losses(run.attempts(), run.workerLosses());
  }

  Losses and(IncidentKind kind) {
    return switch (kind) {
      case LEASE_LOST, WORKER_RESTARTED -> new Losses(attempts, workers + 1);
      default -> new Losses(attempts + 1, workers);
    };
  }

  /** Whether the run is not to be tried again. */
  boolean tooMany() {
    return attempts >= MOST_ATTEMPTS || workers >= MOST_WORKERS;
  }

  /** What happened to the run, to go on after its name. */
  String words() {
    return attempts >= MOST_ATTEMPTS
        ? "was lost " + attempts + " times"
        : "lost its worker " + workers + " times in a row";
  }
}
