package dev.layerwise.training;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in a run. The trainer and the server make them; the holder of the run's
 * fence numbers and stores them; browsers replay them in order.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = RunEvent.StateChanged.class, name = "state"),
  @JsonSubTypes.Type(value = RunEvent.BatchDone.class, name = "batch"),
  @JsonSubTypes.Type(value = RunEvent.EpochDone.class, name = "epoch"),
  @JsonSubTypes.Type(value = RunEvent.Confusion.class, name = "confusion"),
  @JsonSubTypes.Type(value = RunEvent.Boundary.class, name = "boundary"),
  @JsonSubTypes.Type(value = RunEvent.Signals.class, name = "signals"),
  @JsonSubTypes.Type(value = RunEvent.Ended.class, name = "ended")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
    oneOf = {
      RunEvent.StateChanged.class,
      RunEvent.BatchDone.class,
      RunEvent.EpochDone.class,
      RunEvent.Confusion.class,
      RunEvent.Boundary.class,
      RunEvent.Signals.class,
      RunEvent.Ended.class
    })
public sealed interface RunEvent {

  /**
   * The run entered a state that is not its last.
   *
   * @param state a run state: QUEUED, PREPARING, TRAINING, PAUSED
   * @param message why, in words for a student, when it is not obvious
   * @param device where it runs now, for PREPARING and TRAINING
   */
  record StateChanged(
      @Schema(enumeration = {"QUEUED", "PREPARING", "TRAINING", "PAUSED"}) String state,
      @Schema(enumeration = {"student", "quota", "disk"}) @Nullable String pausedFor,
      @Nullable String message,
      @Nullable DeviceDescription device)
      implements RunEvent {}

  /**
   * Means over the batches since the previous event; at most five a second.
   *
   * @param batch batches done in this epoch, from 1
   */
  record BatchDone(
      int epoch, int batch, int batches, double loss, double accuracy, double samplesPerSecond)
      implements RunEvent {}

  /** An epoch ended. */
  record EpochDone(int epoch, EpochMetrics metrics) implements RunEvent {}

  /** Losses are means over samples, accuracies shares from 0 to 1. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record EpochMetrics(
      double trainLoss,
      double trainAccuracy,
      @Nullable Double validationLoss,
      @Nullable Double validationAccuracy,
      double learningRate,
      double samplesPerSecond) {}

  /** Test samples by class: {@code matrix[actual][predicted]} counts them. */
  record Confusion(int epoch, List<List<Integer>> matrix, List<Mistake> mistakes)
      implements RunEvent {}

  /**
   * A test sample that the network got wrong.
   *
   * @param index its place in the test split
   * @param confidence the probability given to the wrong class
   */
  record Mistake(int index, int actual, int predicted, double confidence) {}

  /**
   * What the network answers on a square grid over a planar data set, row by row from the top left.
   *
   * @param size cells along one side
   * @param range x and y run from {@code -range} to {@code range}
   * @param classes the most likely class of each cell, one byte a cell
   * @param confidence its probability times 255, one byte a cell
   */
  record Boundary(
      int epoch,
      int size,
      double range,
      @Schema(format = "byte") byte[] classes,
      @Schema(format = "byte") byte[] confidence)
      implements RunEvent {}

  /** How each layer that learns is doing at the end of an epoch, in the order of the layers. */
  record Signals(int epoch, List<LayerSignals> layers) implements RunEvent {}

  /**
   * One layer's gradient and what it gives. A value that is not to be had is left out.
   *
   * @param gradientNorm Euclidean norm of the loss's gradient in all that the layer learns, over
   *     the epoch's last full batch
   * @param updateRatio how far the optimiser's step went, as a share of the norm of what it changed
   * @param activationMean over a few training samples, behind the layer's activation
   * @param activationStd likewise, the standard deviation
   * @param deadShare the share of the units behind a ReLU that are zero for all those samples
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record LayerSignals(
      String path,
      @Nullable Double gradientNorm,
      @Nullable Double updateRatio,
      @Nullable Double activationMean,
      @Nullable Double activationStd,
      @Nullable Double deadShare) {}

  /**
   * The run reached its last state.
   *
   * @param state COMPLETED, FAILED or STOPPED
   * @param metrics on the test split, absent when nothing could be tested
   */
  record Ended(
      @Schema(enumeration = {"COMPLETED", "FAILED", "STOPPED"}) String state,
      @Nullable TestMetrics metrics,
      @Nullable String message)
      implements RunEvent {}

  /** How the network does on the test split. */
  record TestMetrics(double testLoss, double testAccuracy) {}
}
