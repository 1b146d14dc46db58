package dev.layerwise.worker;

import dev.layerwise.platform.Traces;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.MDC;

/**
 * An attempt at a run as the site's traces and logs see it: a span in the trace of the run's
 * submission, one span inside it for each part of the work, and the run and its fence on every line
 * that is logged meanwhile. Belongs to the device's thread.
 */
final class RunTrace implements AutoCloseable {
  private final Span attempt;
  private Span part;

  private RunTrace(Attempts.Claim claim, Instant askedAt) {
    var run = claim.run();
    this.attempt =
        Traces.span("run attempt", run.traceparent())
            .setStartTimestamp(askedAt)
            .setAttribute("layerwise.run", run.id().toString())
            .setAttribute("layerwise.fence", run.fenceNumber())
            .setAttribute("layerwise.lane", claim.claimant().kind())
            .startSpan();
    if (attempt.getSpanContext().isValid()) {
      MDC.put("traceId", attempt.getSpanContext().getTraceId());
    }
    MDC.put("run", run.id().toString());
    MDC.put("fence", Long.toString(run.fenceNumber()));
    child("claim", askedAt).end();
    this.part = child("prepare", Instant.now());
  }

  /** Begins where the claim was asked for. */
  static RunTrace begin(Attempts.Claim claim) {
    var since = Duration.ofNanos(System.nanoTime() - claim.askedAt());
    return new RunTrace(claim, Instant.now().minus(since));
  }

  private Span child(String name, Instant startedAt) {
    return Traces.span(name, null)
        .setParent(Context.root().with(attempt))
        .setStartTimestamp(startedAt)
        .startSpan();
  }

  /** The next part of the work begins, and with it the last one ends. */
  void enter(String name) {
    part.end();
    part = child(name, Instant.now());
  }

  /** A piece of the part at hand, until it is closed. */
  Piece within(String name) {
    return new Piece(Traces.span(name, null).setParent(Context.root().with(part)).startSpan());
  }

  /** A piece of work that has a span of its own. */
  record Piece(Span span) implements AutoCloseable {
    @Override
    public void close() {
      span.end();
    }
  }

  @Override
  public void close() {
    part.end();
    attempt.end();
    MDC.remove("traceId");
    MDC.remove("run");
    MDC.remove("fence");
  }
}
