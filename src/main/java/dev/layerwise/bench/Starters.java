package dev.layerwise.bench;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The starter networks of each data set, kept as {@code starters/<data set>.json}. */
@ApplicationScoped
class Starters {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The starters of a data set of the catalogue; the first is the default. */
  List<Starter> of(String dataset) {
    try (var file = Starters.class.getResourceAsStream("/starters/" + dataset + ".json")) {
      return file == null ? List.of() : JSON.readValue(file, new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
