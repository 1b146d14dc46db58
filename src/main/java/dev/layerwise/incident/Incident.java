package dev.layerwise.incident;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that went wrong, in two sentences for an admin.
 *
 * @param run the run it befell, if it was one
 * @param fence the attempt at that run
 * @param worker and {@code device}: where; null where the run's row knows it
 * @param happened what went wrong
 * @param done what the site did about it
 * @param refundedMs device time that was given back for it
 */
public record Incident(
    IncidentKind kind,
    @Nullable UUID run,
    @Nullable Long fence,
    @Nullable String worker,
    @Nullable String device,
    String happened,
    String done,
    long refundedMs) {

  /** Befell a run. */
  public static Incident ofRun(
      IncidentKind kind, UUID run, long fence, String happened, String done) {
    return new Incident(kind, run, fence, null, null, happened, done, 0);
  }

  /** Befell a device, whatever it trains. */
  public static Incident ofDevice(
      IncidentKind kind, String worker, String device, String happened, String done) {
    return new Incident(kind, null, null, worker, device, happened, done, 0);
  }

  /** Befell the whole site. */
  public static Incident ofSite(IncidentKind kind, String happened, String done) {
    return new Incident(kind, null, null, null, null, happened, done, 0);
  }

  /** The same, with so much device time given back. */
  public Incident refunding(long ms) {
    return new Incident(kind, run, fence, worker, device, happened, done, ms);
  }
}
