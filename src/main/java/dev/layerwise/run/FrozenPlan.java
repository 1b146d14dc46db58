package dev.layerwise.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A frozen training plan's text. Only its seed is ever exchanged: all else is as it was checked.
 */
final class FrozenPlan {
  private static final ObjectMapper JSON = new ObjectMapper();

  private FrozenPlan() {}

  static String withSeed(String plan, long seed) {
    try {
      return ((ObjectNode) JSON.readTree(plan)).put("seed", seed).toString();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A run's row holds an unreadable plan", e);
    }
  }
}
