package dev.layerwise.run;

import dev.layerwise.account.Person;
import dev.layerwise.platform.Problem;
import dev.layerwise.training.RunEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Answers what pages ask about runs. */
@ApplicationScoped
class RunReading {
  private static final int MOST_AT_ONCE = 200;

  private final Runs runs;
  private final RunListStore list;
  private final RunStore store;
  private final EventStore events;
  private final Predictions predictions;

  RunReading(
      Runs runs, RunListStore list, RunStore store, EventStore events, Predictions predictions) {
    this.runs = runs;
    this.list = list;
    this.store = store;
    this.events = events;
    this.predictions = predictions;
  }

  /**
   * Which page of runs.
   *
   * @param mine only the person's own; nothing else for a student, the default for others
   * @param state run states, separated by commas
   * @param after the {@code next} of the page before
   */
  record Wanted(
      @Nullable Boolean mine,
      @Nullable String state,
      @Nullable String search,
      @Nullable String after,
      int count) {}

  Run shown(UUID run) {
    return runs.shown(run);
  }

  RunRow readable(Person person, String id) {
    return runs.readable(person, parse(id));
  }

  RunRow own(Person person, String id) {
    return runs.own(person, parse(id));
  }

  RunResource.RunPage list(Person person, Wanted wanted) {
    boolean everybody = Boolean.FALSE.equals(wanted.mine()) && Runs.seesAll(person);
    int count = Math.max(1, Math.min(wanted.count(), MOST_AT_ONCE));
    var filter =
        new RunListStore.Filter(
            everybody ? null : person.id(),
            states(wanted.state()),
            blankToNull(wanted.search()),
            blankToNull(wanted.after()) == null ? null : parse(String.valueOf(wanted.after())));
    var rows = new ArrayList<>(list.list(filter, count + 1));
    var next = rows.size() > count ? rows.get(count - 1).id().toString() : null;
    return new RunResource.RunPage(rows.stream().limit(count).map(runs::shown).toList(), next);
  }

  void rename(UUID run, @Nullable String name) {
    store.rename(run, RunName.valid(name));
  }

  RunResource.EventPage events(RunRow run, long after) {
    return new RunResource.EventPage(events.after(run.id(), after), run.lastSeq());
  }

  List<RunEvent.Mistake> mistakes(
      RunRow run, @Nullable Integer actual, @Nullable Integer predicted, int count) {
    return predictions.mistakes(run, new Predictions.Cell(actual, predicted), count);
  }

  private static List<String> states(@Nullable String states) {
    if (states == null || states.isBlank()) {
      return List.of();
    }
    var known = Arrays.stream(RunState.values()).map(Enum::name).toList();
    var wanted =
        Arrays.stream(states.split(",")).map(s -> s.strip().toUpperCase(Locale.ROOT)).toList();
    if (!known.containsAll(wanted)) {
      throw Problem.badRequest("A run's state is one of " + String.join(", ", known) + ".");
    }
    return wanted;
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static UUID parse(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw Runs.noSuchRun();
    }
  }
}
