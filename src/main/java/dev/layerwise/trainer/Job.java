package dev.layerwise.trainer;

import dev.layerwise.training.TrainerCommand.Train;
import dev.layerwise.training.TrainerReport.Finished;
import dev.layerwise.training.TrainerReport.Outcome;
import java.io.IOException;
import java.nio.file.Path;

/** What the worker asked for, from opening the data to the words of the end. */
record Job(TrainingDevice device, Wish wish, Narrator narrator) {

  Finished run(Train work) {
    try {
      return train(work);
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      e.printStackTrace();
      return new Finished(Outcome.FAILED, null, FailureWords.of(e), null, null);
    }
  }

  private Finished train(Train work) throws IOException {
    var assignment = Assignment.of(work);
    try (var step = DjlStep.of(device, assignment)) {
      var run = new TrainingRun(assignment, step, wish, narrator);
      if (work.checkpoint() != null) {
        run.goOnFrom(Checkpoint.read(Path.of(work.checkpoint()), assignment.identity()));
      }
      return run.run(new RunFolder(Path.of(work.outputFolder())));
    }
  }
}
