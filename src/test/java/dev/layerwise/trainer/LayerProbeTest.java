package dev.layerwise.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.layerwise.dataset.StoredDataset;
import dev.layerwise.network.NetworkReader;
import dev.layerwise.network.Shape;
import dev.layerwise.network.Task;
import dev.layerwise.training.RunEvent.EpochDone;
import dev.layerwise.training.RunEvent.LayerSignals;
import dev.layerwise.training.RunEvent.Signals;
import dev.layerwise.training.TrainerReport.Happened;
import dev.layerwise.training.TrainingPlanReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of the layers, from a run in this process. */
class LayerProbeTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NETWORK =
      """
      {"layers":[
        {"kind":"conv2d","filters":4,"kernel":3},{"kind":"batchNorm"},
        {"kind":"activation","function":"relu"},
        {"kind":"residual","layers":[{"kind":"conv2d","filters":6,"kernel":3,"activation":"relu"}]},
        {"kind":"parallel","merge":"concat","branches":[
          [{"kind":"conv2d","filters":2,"kernel":1,"activation":"tanh"}],
          [{"kind":"maxPool2d","size":3,"stride":1,"padding":"same"}]]},
        {"kind":"flatten"},{"kind":"dense","units":8,"activation":"relu"},{"kind":"output"}]}""";

  @TempDir Path folder;

  /** Goes on by a second with each epoch that is told of. */
  private final AtomicLong clock = new AtomicLong();

  @Test
  void everyLayerThatLearnsHasItsPlaceAndItsRectifier() throws Exception {
    var layers =
        LearningLayer.of(
            NetworkReader.parse(JSON.readTree(NETWORK)), new Task(Shape.image(2, 8, 8), 3));

    assertThat(layers)
        .extracting(LearningLayer::path, LearningLayer::seenAt, LearningLayer::rectified)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("0", "0", false),
            org.assertj.core.groups.Tuple.tuple("1", "2", true),
            org.assertj.core.groups.Tuple.tuple("3.projection", "3.projection", false),
            org.assertj.core.groups.Tuple.tuple("3.layers.0", "3.layers.0", true),
            org.assertj.core.groups.Tuple.tuple("4.branches.0.0", "4.branches.0.0", false),
            org.assertj.core.groups.Tuple.tuple("6", "6", true),
            org.assertj.core.groups.Tuple.tuple("7", "7", false));
  }

  @Test
  void eachEpochTellsOfEveryLayerWhenThereIsTime() throws Exception {
    for (var way : List.of(StepChoice.GRAPH, StepChoice.BLOCKS)) {
      var told = signals(way, NETWORK, "adam", 0.001, clock::get);

      assertThat(told).extracting(Signals::epoch).containsExactly(1, 2, 3);
      var layers = told.get(2).layers();
      assertThat(layers)
          .extracting(LayerSignals::path)
          .containsExactly("0", "1", "3.projection", "3.layers.0", "4.branches.0.0", "6", "7");
      assertThat(layers).allSatisfy(layer -> assertThat(layer.gradientNorm()).isPositive());
      assertThat(layers).allSatisfy(layer -> assertThat(layer.updateRatio()).isBetween(1e-5, 0.5));
      assertThat(layers).allSatisfy(layer -> assertThat(layer.activationStd()).isPositive());
      assertThat(layers.get(0).deadShare()).isNull();
      assertThat(layers.get(5).deadShare()).isBetween(0.0, 1.0);
    }
  }

  /** With plain SGD a step is the gradient times the learning rate, weight decay aside. */
  @Test
  void theStepIsTheGradientTimesTheLearningRate() throws Exception {
    var network = "{\"layers\":[{\"kind\":\"flatten\"},{\"kind\":\"output\"}]}";
    for (var way : List.of(StepChoice.GRAPH, StepChoice.BLOCKS)) {
      var data = StoredDataset.open(StoredSamples.stripes(folder.resolve("sgd"), 2, 8, 3, 80, 9));
      var assignment = assignment(network, "sgd", 0.25, data);
      try (var step =
          way.create(
              TestDevice.cpu(), assignment.network(), assignment.plan(), data.meta(), null)) {
        var batch = new Gather(data).batch(new int[] {3, 1, 4, 15, 9}, 0, 5);
        var before = step.weights().get("1.weight").toArray();
        var moved = step.trainMeasured(batch, 0.25).get("1.weight");

        assertThat(Math.sqrt(moved.update())).isCloseTo(0.25 * moved.gradientNorm(), within(1e-5));
        double squares = 0;
        for (float weight : before) {
          squares += weight * weight;
        }
        assertThat(moved.weight()).isCloseTo(squares, within(1e-4));
      }
    }
  }

  @Test
  void aUnitIsDeadWhenItIsZeroForEverySampleAtEveryPlace() {
    // Two samples, three units of two values: the first never, the second once, the third always.
    var activity = Activity.of(new float[] {0, 0, 0, 2, 1, 1, 0, 0, 0, 0, 1, 3}, 3, 2);

    assertThat(activity.deadShare()).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(activity.mean()).isCloseTo(8 / 12.0, within(1e-12));
    assertThat(activity.std()).isCloseTo(Math.sqrt(16 / 12.0 - 64 / 144.0), within(1e-12));
  }

  /** A clock that goes on at each look makes looking dear: it rests from the first to the last. */
  @Test
  void lookingRestsUntilItWasASmallShareOfTheTimeOrTheRunEnds() throws Exception {
    var told = signals(StepChoice.GRAPH, NETWORK, "adam", 0.001, () -> clock.addAndGet(30_000_000));

    assertThat(told).extracting(Signals::epoch).containsExactly(1, 3);
  }

  /** So far out that no unit is ever above zero again. */
  @Test
  void aDeadLayerIsSeen() throws Exception {
    var network =
        """
        {"layers":[{"kind":"flatten"},{"kind":"dense","units":8,"activation":"relu"},
          {"kind":"dense","units":8,"activation":"relu"},{"kind":"output"}]}""";

    var told = signals(StepChoice.GRAPH, network, "sgd", 10, clock::get);

    assertThat(told.get(told.size() - 1).layers())
        .extracting(LayerSignals::deadShare)
        .contains(1.0);
  }

  private List<Signals> signals(
      StepChoice way, String network, String optimizer, double rate, LongSupplier clock)
      throws Exception {
    var data =
        StoredDataset.open(StoredSamples.stripes(folder.resolve(way + optimizer), 2, 8, 3, 80, 9));
    var assignment = assignment(network, optimizer, rate, data);
    var told = new ArrayList<Signals>();
    var narrator =
        new Narrator(
            report -> {
              if (report instanceof Happened happened && happened.event() instanceof EpochDone) {
                this.clock.addAndGet(1_000_000_000);
              } else if (report instanceof Happened happened
                  && happened.event() instanceof Signals signals) {
                told.add(signals);
              }
            },
            clock);
    try (var step =
        way.create(TestDevice.cpu(), assignment.network(), assignment.plan(), data.meta(), null)) {
      new TrainingRun(assignment, step, new Wish(), narrator)
          .run(new RunFolder(folder.resolve("out")));
    }
    return told;
  }

  private static Assignment assignment(
      String network, String optimizer, double rate, StoredDataset data) throws Exception {
    var plan =
        """
        {"batchSize":8,"epochs":3,"optimizer":{"kind":"%s","learningRate":%s},"validation":0}"""
            .formatted(optimizer, rate);
    return new Assignment(
        NetworkReader.parse(JSON.readTree(network)),
        TrainingPlanReader.parse(JSON.readTree(plan)),
        data);
  }
}
