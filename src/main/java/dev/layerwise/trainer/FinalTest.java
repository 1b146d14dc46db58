package dev.layerwise.trainer;

import dev.layerwise.training.RunFile;
import dev.layerwise.training.TrainerReport.Finished;
import dev.layerwise.training.TrainerReport.Outcome;
import java.io.IOException;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a run ends with: the model kept, and the test split put to it. */
final class FinalTest {
  private final Assignment assignment;
  private final Step step;
  private final Evaluation evaluation;
  private final Narrator narrator;

  FinalTest(Assignment assignment, Step step, Evaluation evaluation, Narrator narrator) {
    this.assignment = assignment;
    this.step = step;
    this.evaluation = evaluation;
    this.narrator = narrator;
  }

  /**
   * @param epoch after which the weights were like this
   * @param words what a student should know of the end; null when nothing
   */
  Finished finish(Outcome outcome, int epoch, @Nullable String words, RunFolder folder)
      throws IOException {
    var meta = assignment.data().meta();
    if (meta.test() == 0) {
      return new Finished(outcome, null, words, null, model(folder));
    }
    var objective = Objective.of(assignment.plan().loss());
    var examination = new Examination(objective, meta.test(), meta.classes().size());
    var samples = IntStream.range(meta.train(), meta.train() + meta.test()).toArray();
    evaluation.of(samples, examination::add, () -> false);
    if (!Double.isFinite(examination.metrics().testLoss())) {
      throw Diverged.inTest(epoch, assignment.plan());
    }
    narrator.tell(examination.confusion(epoch));
    return new Finished(
        outcome,
        examination.metrics(),
        words,
        folder.predictions(examination::writePredictions),
        model(folder));
  }

  private RunFile model(RunFolder folder) throws IOException {
    return folder.model(new SafeTensors(Map.of("format", "layerwise"), step.lookAtWeights()));
  }
}
