package dev.layerwise.roles;

import io.quarkus.arc.Arc;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * A published lesson with a figure, a solution and a step of each kind, for one request to work on.
 */
final class AskedLesson {
  private static final String PRESET =
      """
      {"dataset": "digits", "training": {"epochs": 1},
       "network": {"layers": [{"kind": "flatten"}, {"kind": "output"}]}}
      """
          .replace("\n", "")
          .replace("\"", "\\\"");

  /** One of each, under these ids. */
  static final String QUIZ = "why";

  static final String PREDICTION = "higher";

  private static final String STEPS =
      """
      :::quiz id=why kind=number answer=1 tolerance=0
      How many?

      > One.
      :::
      :::predict id=higher kind=choice metric=testAccuracy
      Will it be higher?

      - yes
      - no

      > It will.
      :::
      :::challenge id=goal
      Do it.

      - accuracy >= 0.9 — Look.
      :::
      """;

  private AskedLesson() {}

  static String slug() {
    var slug = "asked-" + UUID.randomUUID();
    var sha256 = "0".repeat(64);
    Arc.container()
        .instance(Jdbi.class)
        .get()
        .useTransaction(
            handle -> {
              handle.execute(
                  "INSERT INTO lesson_figure (sha256, bytes) VALUES (?, '') ON CONFLICT DO NOTHING",
                  sha256);
              handle.execute(
                  "INSERT INTO lesson (slug, place, newest, published) VALUES (?, 99, 1, 1)", slug);
              handle.execute(
                  """
                  INSERT INTO lesson_revision (slug, revision, shipped, markdown, presets, figures)
                  VALUES (?, 1, false, ?, CAST(? AS json), CAST(? AS json))
                  """,
                  slug,
                  "---\n"
                      + "title: Asked\n"
                      + "summary: For.\n"
                      + "minutes: 1\n"
                      + "---\n"
                      + ":::bench preset=starter\n"
                      + ":::\n"
                      + STEPS,
                  "{\"starter\":\"" + PRESET + "\",\"solution\":\"" + PRESET + "\"}",
                  "{\"figures/a.png\":\"" + sha256 + "\"}");
            });
    return slug;
  }
}
