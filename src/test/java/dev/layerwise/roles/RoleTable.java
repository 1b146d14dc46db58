package dev.layerwise.roles;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * docs/roles.md: what each endpoint answers to whom. The table that people read is the one tested.
 */
record RoleTable(Map<Route, Map<Caller, Answer>> rows) {
  private static final Path PAGE = Path.of("docs/roles.md");

  static RoleTable read() {
    try (var lines = Files.lines(PAGE)) {
      var rows = new LinkedHashMap<Route, Map<Caller, Answer>>();
      lines.filter(line -> line.startsWith("| `")).forEach(line -> add(rows, line));
      return new RoleTable(rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void add(Map<Route, Map<Caller, Answer>> rows, String line) {
    var cells = line.split("\\|");
    var answers = new EnumMap<Caller, Answer>(Caller.class);
    for (var caller : Caller.values()) {
      answers.put(caller, Answer.parse(cells[2 + caller.ordinal()].strip()));
    }
    rows.put(Route.parse(cells[1].replace("`", "").strip()), answers);
  }

  /** Who asks; in the order of the page's columns. */
  enum Caller {
    VISITOR,
    STUDENT,
    OWNER,
    INSTRUCTOR,
    ADMIN
  }

  /** What the roles alone decide; a request that is let through may still be refused for itself. */
  enum Answer {
    YES,
    SIGN_IN,
    FORBIDDEN,
    HIDDEN;

    static Answer parse(String words) {
      return switch (words) {
        case "yes" -> YES;
        case "401" -> SIGN_IN;
        case "403" -> FORBIDDEN;
        case "404" -> HIDDEN;
        default ->
            throw new IllegalArgumentException("docs/roles.md has an unknown cell: " + words);
      };
    }

    static Answer of(int status) {
      return switch (status) {
        case 401 -> SIGN_IN;
        case 403 -> FORBIDDEN;
        case 404 -> HIDDEN;
        default -> YES;
      };
    }
  }
}
