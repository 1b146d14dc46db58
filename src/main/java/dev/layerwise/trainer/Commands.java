package dev.layerwise.trainer;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.layerwise.training.TrainerCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** Listens to the worker on a thread of its own. When the worker is gone, so is the trainer. */
final class Commands {
  private static final ObjectReader JSON =
      new ObjectMapper()
          .readerFor(TrainerCommand.class)
          .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private final InputStream in;
  private final Wish wish;
  private final Runnable workerGone;
  private final CompletableFuture<TrainerCommand.Train> train = new CompletableFuture<>();

  Commands(InputStream in, Wish wish, Runnable workerGone) {
    this.in = in;
    this.wish = wish;
    this.workerGone = workerGone;
  }

  void listen() {
    var thread = new Thread(this::readAll, "commands");
    thread.setDaemon(true);
    thread.start();
  }

  /** Waits for the work. */
  TrainerCommand.Train train() {
    return train.join();
  }

  private void readAll() {
    try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank()) {
          obey(read(line));
        }
      }
    } catch (IOException e) {
      System.err.println("Cannot read commands: " + e.getMessage());
    } finally {
      workerGone.run();
    }
  }

  /** One line. */
  static TrainerCommand read(String line) throws IOException {
    return JSON.readValue(line);
  }

  private void obey(TrainerCommand command) {
    if (command instanceof TrainerCommand.Train work) {
      train.complete(work);
    } else if (command instanceof TrainerCommand.Stop) {
      wish.stop();
    } else if (command instanceof TrainerCommand.Pause) {
      wish.pause();
    }
  }
}
