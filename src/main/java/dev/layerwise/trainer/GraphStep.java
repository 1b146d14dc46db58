package dev.layerwise.trainer;

import dev.layerwise.dataset.DatasetMeta;
import dev.layerwise.dataset.StoredDataset;
import dev.layerwise.network.Network;
import dev.layerwise.network.Task;
import dev.layerwise.trainer.mxnet.Context;
import dev.layerwise.trainer.mxnet.Mxnet;
import dev.layerwise.training.Seeds;
import dev.layerwise.training.TrainingPlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A step as one compiled graph of MXNet, forward and backward, and one update of all parameters. On
 * a processor the network's {@link Stem} may be computed beside the graph.
 *
 * <p>A graph is compiled for each size of batch: the smaller last batch of an epoch has its own.
 */
final class GraphStep implements Step {
  private final int threads;
  private final Context context;
  private final Network network;
  private final Task task;
  private final SampleInput input;
  private final FlatParameters parameters;
  private final Objective objective;
  private final Helpers helpers;
  private final FlatUpdate update;
  private final Rounding rounding;
  private final Optional<Stem> stem;
  private final Map<Integer, TrainingGraph> fromHost = new HashMap<>();
  private final Map<Integer, TrainingGraph> fromResident = new HashMap<>();
  private final Map<Integer, InferenceGraph> inference = new HashMap<>();
  private final Outcomes outcomes;
  private @Nullable ResidentSamples resident;
  private @Nullable InferenceWeights copies;
  private @Nullable InferenceGraph probe;

  /**
   * @param threads that operations spread over, as set before
   * @param rounding free only on a processor, which then computes the network's stem by itself
   */
  GraphStep(
      TrainingDevice device,
      Network network,
      TrainingPlan plan,
      DatasetMeta data,
      int threads,
      Rounding rounding) {
    this.threads = threads;
    this.context = device.context();
    this.network = network;
    this.task = new Task(dev.layerwise.network.Shape.of(data.input()), data.classes().size());
    var normalisation = new Normalisation(data);
    this.input = new SampleInput(context, normalisation);
    this.parameters =
        new FlatParameters(
            context,
            InitialWeights.draw(
                device, network, task, normalisation.shapeOf(1), Seeds.folded(plan.seed())));
    this.objective = Objective.of(plan.loss());
    this.outcomes = new Outcomes(context);
    this.helpers = new Helpers(threads - 1);
    this.update = new FlatUpdate(parameters, plan, helpers);
    this.rounding = rounding;
    this.stem =
        rounding == Rounding.FREE
            ? Stem.of(network, task.input(), plan.batchSize())
            : Optional.empty();
  }

  @Override
  public Way way() {
    return new Way(Kind.GRAPH, threads);
  }

  @Override
  public long parameters() {
    return parameters.row().numbers();
  }

  @Override
  public void reseed(long seed) {
    Mxnet.seed(Seeds.folded(seed));
  }

  @Override
  public void train(Batch batch, double learningRate) {
    graph(batch).run(batch, outcomes);
    update.run(learningRate);
    forgetCopies();
  }

  @Override
  public Map<String, Movement> trainMeasured(Batch batch, double learningRate) {
    graph(batch).run(batch, outcomes);
    var moved = update.runMeasured(learningRate);
    forgetCopies();
    return moved;
  }

  private TrainingGraph graph(Batch batch) {
    var held = resident;
    if (held != null && batch.isOfFirst(held.count())) {
      return fromResident.computeIfAbsent(
          batch.size(), size -> graph(size, new ResidentFeed(size, context, held)));
    }
    return fromHost.computeIfAbsent(batch.size(), size -> graph(size, new HostFeed(size, input)));
  }

  private TrainingGraph graph(int size, Feed feed) {
    var first = stem.map(of -> new HostStem(of, size, context, parameters, helpers)).orElse(null);
    return new TrainingGraph(
        size, context, network, task, rounding, objective, feed, first, parameters);
  }

  @Override
  public void hold(StoredDataset data) {
    if (resident == null && ResidentSamples.fits(data)) {
      resident = new ResidentSamples(input, data);
    }
  }

  @Override
  public List<Tally> results() {
    return outcomes.read();
  }

  @Override
  public float[] evaluate(Batch batch) {
    var current = copies();
    return inference
        .computeIfAbsent(
            batch.size(),
            size -> new InferenceGraph(size, network, task, input, current, List.of()))
        .scores(batch, current);
  }

  @Override
  public void outputs(
      Batch batch, List<LearningLayer> layers, BiConsumer<LearningLayer, float[]> look) {
    var current = copies();
    if (probe == null) {
      probe = new InferenceGraph(batch.size(), network, task, input, current, layers);
    }
    probe.show(batch, current, (values, number) -> look.accept(layers.get(number), values));
  }

  private InferenceWeights copies() {
    if (copies == null) {
      copies = parameters.forInference();
    }
    return copies;
  }

  private void forgetCopies() {
    if (copies != null) {
      copies.close();
      copies = null;
    }
  }

  @Override
  public Map<String, Tensor> lookAtWeights() {
    return parameters.look();
  }

  @Override
  public Map<String, Tensor> lookAtMemory() {
    return update.look();
  }

  @Override
  public void restore(Map<String, Tensor> weights, Map<String, Tensor> remembered) {
    parameters.write(weights);
    update.restore(remembered);
    forgetCopies();
  }

  @Override
  public void close() {
    fromHost.values().forEach(TrainingGraph::close);
    fromResident.values().forEach(TrainingGraph::close);
    inference.values().forEach(InferenceGraph::close);
    if (probe != null) {
      probe.close();
    }
    outcomes.close();
    forgetCopies();
    update.close();
    helpers.close();
    parameters.close();
    if (resident != null) {
      resident.close();
    }
    input.close();
  }
}
