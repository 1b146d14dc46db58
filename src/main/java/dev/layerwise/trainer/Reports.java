package dev.layerwise.trainer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.layerwise.training.TrainerReport;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Writes reports for the worker: one JSON object a line. */
final class Reports implements Consumer<TrainerReport> {
  private static final ObjectWriter JSON = new ObjectMapper().writerFor(TrainerReport.class);

  private final OutputStream out;

  Reports(OutputStream out) {
    this.out = out;
  }

  @Override
  public synchronized void accept(TrainerReport report) {
    try {
      out.write((JSON.writeValueAsString(report) + "\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("The worker no longer listens", e);
    }
  }
}
