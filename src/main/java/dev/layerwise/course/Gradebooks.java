package dev.layerwise.course;

import dev.layerwise.account.Person;
import dev.layerwise.lesson.Challenge;
import dev.layerwise.lesson.Lesson;
import dev.layerwise.lesson.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Draws up the gradebook of a class; a student gets their own row of it, with the same facts. */
@ApplicationScoped
class Gradebooks {
  private final GradebookStore store;
  private final ClassLessonStore classLessons;
  private final Reading reading;

  Gradebooks(GradebookStore store, ClassLessonStore classLessons, Reading reading) {
    this.store = store;
    this.classLessons = classLessons;
    this.reading = reading;
  }

  Gradebook of(ClassRow row, Person person) {
    boolean teaches = Classes.teaches(person, row);
    var only = teaches ? null : person.id();
    var columns = columns(row.id());
    var grades = grades(store.best(row.id(), only), dues(columns));
    var pupils =
        store.members(row.id(), only).stream()
            .map(
                member ->
                    new Gradebook.Pupil(
                        member.id(),
                        member.name(),
                        teaches ? member.email() : null,
                        grades.getOrDefault(member.id(), Map.of())))
            .toList();
    return new Gradebook(columns, pupils);
  }

  private List<Gradebook.Column> columns(UUID classId) {
    var changed =
        classLessons.of(classId).stream()
            .collect(Collectors.toMap(ClassLesson::lesson, each -> each));
    return reading.all().stream()
        .filter(lesson -> lesson.challenge().isPresent())
        .filter(
            lesson -> !changed.containsKey(lesson.slug()) || !changed.get(lesson.slug()).hidden())
        .map(lesson -> column(lesson, changed.get(lesson.slug())))
        .toList();
  }

  private static Gradebook.Column column(Lesson lesson, @Nullable ClassLesson changed) {
    return new Gradebook.Column(
        lesson.slug(),
        lesson.title(),
        lesson.challenge().map(Challenge::rules).orElseThrow().stream().map(Rule::words).toList(),
        changed == null ? null : changed.due());
  }

  private static Map<String, Instant> dues(List<Gradebook.Column> columns) {
    var dues = new HashMap<String, Instant>();
    columns.forEach(
        column -> {
          if (column.due() != null) {
            dues.put(column.slug(), column.due());
          }
        });
    return dues;
  }

  private static Map<UUID, Map<String, Gradebook.Grade>> grades(
      List<GradebookStore.Best> best, Map<String, Instant> dues) {
    return best.stream()
        .collect(
            Collectors.groupingBy(
                GradebookStore.Best::account,
                Collectors.groupingBy(
                    GradebookStore.Best::lesson,
                    LinkedHashMap::new,
                    Collectors.collectingAndThen(
                        Collectors.toList(), rules -> grade(rules, dues)))));
  }

  private static Gradebook.Grade grade(List<GradebookStore.Best> rules, Map<String, Instant> dues) {
    var first = rules.get(0);
    var due = dues.get(first.lesson());
    return new Gradebook.Grade(
        first.score(),
        rules.stream()
            .map(rule -> new Gradebook.GradedRule(rule.words(), rule.met(), rule.found()))
            .toList(),
        first.at(),
        due != null && first.at().isAfter(due));
  }
}
