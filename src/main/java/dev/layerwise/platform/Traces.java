package dev.layerwise.platform;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.Context;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * Trace contexts that travel with a row instead of a header, as W3C writes them. While no receiver
 * is configured there are none.
 *
 * @see <a href="https://www.w3.org/TR/trace-context/#traceparent-header">W3C Trace Context</a>
 */
public final class Traces {
  private static final int LENGTH = 55;

  private Traces() {}

  /** Whether anybody receives spans: nothing is done for them otherwise. */
  public static boolean areKept() {
    return Setting.RECEIVED;
  }

  /** Read at the first use: the configuration is complete by then. */
  private static final class Setting {
    static final boolean RECEIVED =
        !ConfigProvider.getConfig().getValue("quarkus.otel.sdk.disabled", Boolean.class);
  }

  /** The context of the span at hand; null when nothing is traced. */
  public static @Nullable String current() {
    var context = Span.current().getSpanContext();
    return context.isValid()
        ? "00-%s-%s-%s"
            .formatted(context.getTraceId(), context.getSpanId(), context.getTraceFlags().asHex())
        : null;
  }

  /** A span of the trace that this row belongs to; of a trace of its own without one. */
  public static SpanBuilder span(String name, @Nullable String traceparent) {
    var tracers = areKept() ? GlobalOpenTelemetry.get().getTracerProvider() : TracerProvider.noop();
    return tracers
        .get("dev.layerwise")
        .spanBuilder(name)
        .setParent(Context.root().with(Span.wrap(read(traceparent))));
  }

  private static SpanContext read(@Nullable String traceparent) {
    if (traceparent == null || traceparent.length() != LENGTH) {
      return SpanContext.getInvalid();
    }
    return SpanContext.createFromRemoteParent(
        traceparent.substring(3, 35),
        traceparent.substring(36, 52),
        TraceFlags.fromHex(traceparent, 53),
        TraceState.getDefault());
  }
}
