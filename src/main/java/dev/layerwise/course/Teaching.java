package dev.layerwise.course;

import com.fasterxml.jackson.databind.JsonNode;
import dev.layerwise.account.Person;
import dev.layerwise.dataset.DatasetCatalogue;
import dev.layerwise.lesson.Predict;
import dev.layerwise.platform.Problem;
import dev.layerwise.quota.Grant;
import dev.layerwise.quota.Grants;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an instructor does with a class at once: device time, a network, a look at predictions. */
@ApplicationScoped
class Teaching {
  private final ClassStore classes;
  private final Grants grants;
  private final PushStore pushes;
  private final DatasetCatalogue datasets;
  private final Predictions predictions;
  private final Reading reading;

  Teaching(
      ClassStore classes,
      Grants grants,
      PushStore pushes,
      DatasetCatalogue datasets,
      Predictions predictions,
      Reading reading) {
    this.classes = classes;
    this.grants = grants;
    this.pushes = pushes;
    this.datasets = datasets;
    this.predictions = predictions;
    this.reading = reading;
  }

  /**
   * More device time for several people.
   *
   * @param accounts left out, everybody of the class
   * @param request a UUID of the asker's own: the same one again is not another grant
   */
  @Schema(name = "ClassGrant")
  record ManyGrants(
      @Nullable List<UUID> accounts,
      @Nullable BigDecimal hours,
      @Nullable String reason,
      @Nullable UUID request) {}

  /** How many got it. */
  record Granted(int accounts) {}

  /**
   * What a class predicted.
   *
   * @param members of the class
   * @param choices how many chose each option; null for curves
   * @param curves as drawn; null for choices
   */
  record PredictionSpread(
      int members,
      int answered,
      @Nullable List<Integer> choices,
      @Schema(implementation = double[][].class) @Nullable List<JsonNode> curves) {}

  /** Gives all of them the same, or nobody anything. */
  Granted grant(Person by, UUID classId, ManyGrants wanted) {
    var members =
        classes.members(classId).stream()
            .map(ClassView.Member::id)
            .collect(Collectors.toUnmodifiableSet());
    var accounts = wanted.accounts() == null ? members : wanted.accounts();
    if (accounts.isEmpty() || !members.containsAll(accounts)) {
      throw new Problem(
          422,
          "bad-grant",
          "Not granted",
          "Name people of this class: somebody left it, or nobody is in it. Load the page again.");
    }
    var request = wanted.request() == null ? UUID.randomUUID() : wanted.request();
    // In the order of ids, as everybody locks accounts who locks several.
    var inOrder = accounts.stream().distinct().sorted().toList();
    classes.together(
        () -> {
          inOrder.forEach(account -> give(by, account, wanted, request));
          return inOrder;
        });
    return new Granted(inOrder.size());
  }

  private void give(Person by, UUID account, ManyGrants wanted, UUID request) {
    var own = UUID.nameUUIDFromBytes((request + "/" + account).getBytes(StandardCharsets.US_ASCII));
    grants.give(Grant.of(account, by, wanted.hours(), wanted.reason(), own));
  }

  void push(Person by, UUID classId, PushedWish wish) {
    wish.check(datasets);
    pushes.insert(classId, by.id(), wish);
  }

  PredictionSpread predictions(Person person, ClassRow row, String slug, String id) {
    var asked =
        reading
            .lesson(person, slug)
            .predict(id)
            .orElseThrow(() -> Problem.notFound("This lesson asks for no such prediction."));
    var values = predictions.ofClass(row.id(), slug, id);
    return asked.guess() instanceof Predict.Choice choice
        ? new PredictionSpread(row.students(), values.size(), counted(choice, values), null)
        : new PredictionSpread(row.students(), values.size(), null, values);
  }

  private static List<Integer> counted(Predict.Choice choice, List<JsonNode> values) {
    return IntStream.range(0, choice.options().size())
        .mapToObj(option -> (int) values.stream().filter(v -> v.asInt(-1) == option).count())
        .toList();
  }
}
