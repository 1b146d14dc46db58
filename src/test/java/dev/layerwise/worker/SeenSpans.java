package dev.layerwise.worker;

import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** Receives the spans of a test's site, where tracing is on. */
@Singleton
class SeenSpans {
  private final InMemorySpanExporter exporter = InMemorySpanExporter.create();

  @Produces
  @Singleton
  SpanProcessor processor() {
    return SimpleSpanProcessor.create(exporter);
  }

  List<SpanData> all() {
    return exporter.getFinishedSpanItems();
  }

  /** All spans of the trace that a span with this attribute belongs to. */
  List<SpanData> ofTraceWith(String attribute, String value) {
    var traces =
        all().stream()
            .filter(
                span ->
                    span.getAttributes().asMap().entrySet().stream()
                        .anyMatch(
                            entry ->
                                entry.getKey().getKey().equals(attribute)
                                    && value.equals(entry.getValue())))
            .map(SpanData::getTraceId)
            .toList();
    return all().stream().filter(span -> traces.contains(span.getTraceId())).toList();
  }
}
