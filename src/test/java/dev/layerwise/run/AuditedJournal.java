package dev.layerwise.run;

import dev.layerwise.incident.IncidentFixture;
import dev.layerwise.incident.IncidentKind;
import dev.layerwise.training.DeviceDescription;
import dev.layerwise.training.RunEvent;
import dev.layerwise.training.TrainerReport.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The journal, and beside each write that it accepts, in the same transaction, the fence that the
 * writer was given and the one that the row had. Refused writes are counted in a table of their
 * own.
 */
public final class AuditedJournal extends RunJournal {
  private final RunParts site;
  private final boolean fenced;

  /**
   * @param fenced false takes the fence away: each write carries whatever number the row has
   */
  public AuditedJournal(RunParts site, boolean fenced) {
    super(
        site.jdbi,
        site.held,
        site.life,
        site.events,
        new Refusals(
            new RunMeters(site.registry), IncidentFixture.incidents(site.jdbi, site.registry)),
        site.json);
    this.site = site;
    this.fenced = fenced;
  }

  private <T> T audited(Fence given, String what, Function<Fence, T> write) {
    var used = fenced ? given : site.present(given);
    try {
      return site.jdbi.inTransaction(
          tx -> {
            var answer = write.apply(used);
            if (answer instanceof Heartbeat beat && beat.order() == Order.LOST) {
              throw new FenceLost(given);
            }
            tx.execute(
                "INSERT INTO storm_write (run, given, present, what)"
                    + " SELECT id, ?, fence, ? FROM run WHERE id = ?",
                given.number(),
                what,
                given.run());
            return answer;
          });
    } catch (FenceLost lost) {
      site.jdbi.useHandle(
          tx ->
              tx.execute(
                  "INSERT INTO storm_refusal (run, given, what) VALUES (?, ?, ?)",
                  given.run(),
                  given.number(),
                  what));
      throw lost;
    }
  }

  private void audit(Fence given, String what, java.util.function.Consumer<Fence> write) {
    audited(
        given,
        what,
        fence -> {
          write.accept(fence);
          return fence;
        });
  }

  @Override
  public Heartbeat heartbeat(Fence fence) {
    try {
      return audited(fence, "heartbeat", super::heartbeat);
    } catch (FenceLost lost) {
      return Heartbeat.LOST;
    }
  }

  @Override
  public void training(Fence given, DeviceDescription device, long parameters) {
    audit(given, "training", fence -> super.training(fence, device, parameters));
  }

  @Override
  public Order append(Fence given, long before, List<RunEvent> happened) {
    return audited(given, "events", fence -> super.append(fence, before, happened));
  }

  @Override
  public void checkpointed(Fence given, String blob, int epoch, int batch) {
    audit(given, "checkpoint", fence -> super.checkpointed(fence, blob, epoch, batch));
  }

  @Override
  public void released(Fence given, Duration ago) {
    audit(given, "released", fence -> super.released(fence, ago));
  }

  @Override
  public void finish(
      Fence given,
      Outcome outcome,
      RunEvent.@Nullable TestMetrics metrics,
      @Nullable String message,
      @Nullable String predictions,
      @Nullable String model) {
    audit(
        given,
        "finish",
        fence -> super.finish(fence, outcome, metrics, message, predictions, model));
  }

  @Override
  public void lost(Fence given, IncidentKind kind, String why) {
    audit(given, "lost", fence -> super.lost(fence, kind, why));
  }

  @Override
  public void handBack(Fence given, String why) {
    audit(given, "hand_back", fence -> super.handBack(fence, why));
  }

  @Override
  public void cutOff(Fence given, IncidentKind kind, String why) {
    audit(given, "cut_off", fence -> super.cutOff(fence, kind, why));
  }

  @Override
  public void cutShort(Fence given) {
    audit(given, "cut_short", super::cutShort);
  }

  @Override
  public void noRoom(Fence given, String why) {
    audit(given, "no_room", fence -> super.noRoom(fence, why));
  }
}
