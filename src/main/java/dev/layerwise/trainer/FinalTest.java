package dev.layerwise.trainer;

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
      save(folder);
      return new Finished(outcome, null, words, null, folder.model().toString());
    }
    var objective = Objective.of(assignment.plan().loss());
    var examination = new Examination(objective, meta.test(), meta.classes().size());
    var samples = IntStream.range(meta.train(), meta.train() + meta.test()).toArray();
    evaluation.of(samples, examination::add, () -> false);
    if (!Double.isFinite(examination.metrics().testLoss())) {
      throw Diverged.inTest(epoch, assignment.plan());
    }
    narrator.tell(examination.confusion(epoch));
    folder.write(folder.predictions(), examination::writePredictions);
    save(folder);
    return new Finished(
        outcome,
        examination.metrics(),
        words,
        folder.predictions().toString(),
        folder.model().toString());
  }

  private void save(RunFolder folder) throws IOException {
    folder.write(
        folder.model(), new SafeTensors(Map.of("format", "layerwise"), step.weights())::write);
  }
}
