package dev.layerwise.training;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/** What a trainer tells its worker: one JSON object a line on standard output. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "report")
@JsonSubTypes({
  @JsonSubTypes.Type(value = TrainerReport.Surveyed.class, name = "surveyed"),
  @JsonSubTypes.Type(value = TrainerReport.Ready.class, name = "ready"),
  @JsonSubTypes.Type(value = TrainerReport.Started.class, name = "started"),
  @JsonSubTypes.Type(value = TrainerReport.AtWork.class, name = "atWork"),
  @JsonSubTypes.Type(value = TrainerReport.Happened.class, name = "happened"),
  @JsonSubTypes.Type(value = TrainerReport.Checkpointed.class, name = "checkpointed"),
  @JsonSubTypes.Type(value = TrainerReport.Finished.class, name = "finished")
})
public sealed interface TrainerReport {

  /** How many GPUs the engine sees; the answer to a survey. */
  record Surveyed(String engine, int gpus) implements TrainerReport {}

  /** The engine is loaded and a real operation on the device gave the right answer. */
  record Ready(DeviceDescription device) implements TrainerReport {}

  /**
   * The data is open and the network is built: the first batch comes next.
   *
   * @param computed how the engine goes about it, in a few words
   */
  record Started(long parameters, int firstEpoch, String computed) implements TrainerReport {}

  /** Another batch is done where no event tells of it, such as in a test: it does not hang. */
  record AtWork() implements TrainerReport {}

  /** An event for the run's record. */
  record Happened(RunEvent event) implements TrainerReport {}

  /** A complete checkpoint lies in the output folder. */
  record Checkpointed(RunFile file, int epoch, int batch) implements TrainerReport {}

  /**
   * The last report; the process then exits.
   *
   * @param message in words for a student: for FAILED and NO_ROOM what happened and what to try,
   *     otherwise what is worth knowing of the end, if anything
   * @param predictions one record a test sample: int32 class and float32 confidence, both little
   *     endian; null when nothing was tested
   * @param model the trained parameters; null when there are none worth keeping
   */
  record Finished(
      Outcome outcome,
      RunEvent.@Nullable TestMetrics metrics,
      @Nullable String message,
      @Nullable RunFile predictions,
      @Nullable RunFile model)
      implements TrainerReport {}

  /** How a trainer's work ended. */
  enum Outcome {
    COMPLETED,
    STOPPED,
    PAUSED,
    /** A file could not be written: only the last checkpoint before that counts. */
    NO_ROOM,
    FAILED
  }
}
