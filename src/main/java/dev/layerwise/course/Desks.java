package dev.layerwise.course;

import dev.layerwise.lesson.Lesson;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Draws up the live desk of a class. */
@ApplicationScoped
class Desks {
  /** A curve the size of a stamp shows no more. */
  private static final int POINTS = 40;

  private final DeskStore store;
  private final Reading reading;

  Desks(DeskStore store, Reading reading) {
    this.store = store;
    this.reading = reading;
  }

  Desk of(UUID classId) {
    var lessons =
        reading.all().stream().collect(Collectors.toMap(Lesson::slug, Function.identity()));
    return new Desk(
        store.now(), store.members(classId).stream().map(row -> student(row, lessons)).toList());
  }

  private static Desk.Student student(DeskStore.Row row, Map<String, Lesson> lessons) {
    var lesson = row.lesson() == null ? null : lessons.get(row.lesson());
    return new Desk.Student(
        row.id(),
        row.name(),
        row.lesson(),
        Desk.step(lesson, row.block()),
        row.done(),
        lesson == null ? 0 : lesson.steps().size(),
        row.metAt(),
        stuck(row),
        run(row),
        row.seenAt());
  }

  private static Desk.@Nullable Stuck stuck(DeskStore.Row row) {
    return row.rule() == null || row.words() == null || row.since() == null
        ? null
        : new Desk.Stuck(row.rule(), row.words(), row.since(), row.attempts());
  }

  private static Desk.@Nullable DeskRun run(DeskStore.Row row) {
    return row.run() == null || row.state() == null
        ? null
        : new Desk.DeskRun(
            row.run(),
            row.state(),
            row.runLesson(),
            row.epoch(),
            row.epochs() == null ? 0 : row.epochs(),
            row.testAccuracy(),
            thinned(row.curve() == null ? List.of() : row.curve()));
  }

  /** Evenly, the last point included. */
  static List<Double> thinned(List<Double> curve) {
    int last = curve.size() - 1;
    return last < POINTS
        ? curve
        : IntStream.range(0, POINTS)
            .mapToObj(point -> curve.get((int) ((long) point * last / (POINTS - 1))))
            .toList();
  }
}
