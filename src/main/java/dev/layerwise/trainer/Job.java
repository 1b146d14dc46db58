package dev.layerwise.trainer;

import dev.layerwise.training.NoRoom;
import dev.layerwise.training.TrainerCommand.Train;
import dev.layerwise.training.TrainerReport.Finished;
import dev.layerwise.training.TrainerReport.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What the worker asked for, from opening the data to the words of the end. */
record Job(TrainingDevice device, Wish wish, Narrator narrator) {

  Finished run(Train work) {
    try {
      return train(work);
    } catch (RunFolder.Unwritable e) {
      e.printStackTrace();
      return new Finished(Outcome.NO_ROOM, null, NoRoom.words(e), null, null);
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      e.printStackTrace();
      return new Finished(Outcome.FAILED, null, FailureWords.of(e), null, null);
    }
  }

  private Finished train(Train work) throws IOException {
    var assignment = Assignment.of(work);
    assignment.requireFit(device.description().memoryBytes());
    var checkpoint =
        work.checkpoint() == null
            ? null
            : Checkpoint.read(Path.of(work.checkpoint()), assignment.identity());
    try (var step = step(assignment, checkpoint)) {
      var run = new TrainingRun(assignment, step, wish, narrator);
      if (checkpoint != null) {
        run.goOnFrom(checkpoint);
      }
      return run.run(new RunFolder(Path.of(work.outputFolder())));
    }
  }

  private Step step(Assignment assignment, @Nullable Checkpoint checkpoint) {
    return StepChoice.configured()
        .create(
            device,
            assignment.network(),
            assignment.plan(),
            assignment.data().meta(),
            checkpoint == null ? null : checkpoint.way());
  }
}
