package dev.layerwise.run;

import dev.layerwise.platform.Problem;
import dev.layerwise.quota.Quota;
import dev.layerwise.training.RunEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What a student can do to a run: stop, pause, resume, delete. Asking twice does no harm. */
@ApplicationScoped
class RunControls {
  private final Jdbi jdbi;
  private final Quota quota;
  private final LifeStore life;
  private final RunStore runs;
  private final EventStore events;

  RunControls(Jdbi jdbi, Quota quota, LifeStore life, RunStore runs, EventStore events) {
    this.jdbi = jdbi;
    this.quota = quota;
    this.life = life;
    this.runs = runs;
    this.events = events;
  }

  /** Ends a run; what it learned so far is kept. A worker hears of it at once. */
  void stop(UUID id) {
    change(
        id,
        run -> {
          switch (run.state()) {
            case QUEUED, PAUSED -> {
              releaseSlice(run);
              var end = new RunEvent.Ended(RunState.STOPPED.name(), null, null);
              life.end(id, end, null, null);
              events.append(id, List.of(end));
            }
            case PREPARING, TRAINING -> want(run, "STOP");
            default -> {} // it has ended
          }
        });
  }

  void pause(UUID id) {
    change(
        id,
        run -> {
          switch (run.state()) {
            case QUEUED -> {
              releaseSlice(run);
              life.pause(id, "student", null);
              append(id, RunState.PAUSED, "student");
            }
            case PREPARING, TRAINING -> {
              if (!"STOP".equals(run.wanted())) {
                want(run, "PAUSE");
              }
            }
            case PAUSED -> runs.setPausedFor(id, "student");
            default -> throw ended("paused");
          }
        });
  }

  void resume(UUID id) {
    change(
        id,
        run -> {
          switch (run.state()) {
            case PAUSED -> {
              var slice =
                  quota.reserveOrRefuse(
                      run.accountId(), id, run.fence(), run.slice() + 1, run.price());
              life.queue(id, slice, null, run.attempts());
              append(id, RunState.QUEUED, null);
            }
            case PREPARING, TRAINING -> {
              if (run.wanted() != null && !run.wanted().equals("YIELD")) {
                throw Problem.conflict(
                    "still-pausing",
                    "The run is just being paused",
                    "It writes its checkpoint first. Try again in a few seconds.");
              }
            }
            case QUEUED -> {}
            default -> throw ended("resumed");
          }
        });
  }

  /** Forgets a run and its events; the ledger keeps what it cost. */
  void delete(UUID id) {
    change(
        id,
        run -> {
          if (run.state() == RunState.PREPARING || run.state() == RunState.TRAINING) {
            throw Problem.conflict(
                "run-is-training", "The run is training", "Stop it first; then it can be deleted.");
          }
          releaseSlice(run);
          runs.delete(id);
        });
  }

  private void want(HeldRun run, String wanted) {
    life.want(run.id(), wanted);
    events.workChanged();
  }

  private void releaseSlice(HeldRun run) {
    if (run.hasSlice()) {
      quota.release(run.accountId(), run.reserved());
    }
  }

  private void append(UUID run, RunState state, @Nullable String pausedFor) {
    events.append(run, List.of(new RunEvent.StateChanged(state.name(), pausedFor, null, null)));
  }

  private void change(UUID id, Step step) {
    jdbi.useTransaction(
        tx -> {
          var account = runs.owner(id).orElseThrow(Runs::noSuchRun);
          quota.lock(account);
          step.take(life.lock(id).orElseThrow(Runs::noSuchRun));
        });
  }

  private interface Step {
    void take(HeldRun run);
  }

  private static Problem ended(String what) {
    return Problem.conflict(
        "run-has-ended",
        "The run has ended",
        "A run that has ended cannot be " + what + ". Start a new run from it instead.");
  }
}
