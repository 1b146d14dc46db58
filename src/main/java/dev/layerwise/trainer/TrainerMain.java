package dev.layerwise.trainer;

import dev.layerwise.training.TrainerEnvironment;
import dev.layerwise.training.TrainerReport.Finished;
import dev.layerwise.training.TrainerReport.Outcome;
import dev.layerwise.training.TrainerReport.Ready;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.util.List;

/**
 * The trainer process: proves its device, says that it is ready, trains one network and exits.
 *
 * <p>Standard output belongs to the reports; whatever else prints goes to standard error.
 */
public final class TrainerMain {
  private static final int UNUSABLE = 1;

  private TrainerMain() {}

  /** Speaks on standard input and output as described in {@code TrainerCommand}. */
  public static void main(String[] arguments) {
    var reports = new Reports(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
    System.setOut(System.err);
    var wish = new Wish();
    // A trainer holds its device: without a worker it must end at once, native calls or not.
    var commands = new Commands(System.in, wish, () -> Runtime.getRuntime().halt(0));
    commands.listen();
    if (List.of(arguments).contains(TrainerEnvironment.SURVEY)) {
      Runtime.getRuntime().halt(survey(reports));
    }
    // Native libraries may hang in their own shutdown; everything is written by then.
    Runtime.getRuntime().halt(serve(reports, commands, wish));
  }

  private static int survey(Reports reports) {
    try {
      reports.accept(TrainingDevice.survey(engine()));
      return 0;
    } catch (RuntimeException | LinkageError e) {
      return unusable(reports, e);
    }
  }

  private static String engine() {
    return System.getProperty("layerwise.engine", "MXNet");
  }

  private static int unusable(Reports reports, Throwable failure) {
    failure.printStackTrace();
    reports.accept(new Finished(Outcome.FAILED, null, FailureWords.of(failure), null, null));
    return UNUSABLE;
  }

  private static int serve(Reports reports, Commands commands, Wish wish) {
    try {
      var device = TrainingDevice.open(engine(), System.getProperty("layerwise.device", "cpu"));
      WarmUp.on(device);
      reports.accept(new Ready(device.description()));
      reports.accept(
          new Job(device, wish, new Narrator(reports, System::nanoTime)).run(commands.train()));
      return 0;
    } catch (RuntimeException | LinkageError e) {
      return unusable(reports, e);
    }
  }
}
