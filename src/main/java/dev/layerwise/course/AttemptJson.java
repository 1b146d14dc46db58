package dev.layerwise.course;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.layerwise.lesson.Rule;
import dev.layerwise.run.RunRecord;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What an attempt keeps of the lesson and of the run as they were when it was handed in. */
@ApplicationScoped
class AttemptJson {
  private final ObjectMapper json;

  AttemptJson(ObjectMapper json) {
    this.json = json;
  }

  String write(Object kept) {
    try {
      return json.writeValueAsString(kept);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Cannot be kept as JSON: " + kept, e);
    }
  }

  List<Rule> rules(AttemptRow attempt) {
    return read(attempt.rules(), new TypeReference<>() {});
  }

  RunRecord handedIn(AttemptRow attempt) {
    return read(attempt.handedIn(), new TypeReference<>() {});
  }

  <T> T read(String text, TypeReference<T> type) {
    try {
      return json.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An attempt's row holds unreadable JSON", e);
    }
  }
}
