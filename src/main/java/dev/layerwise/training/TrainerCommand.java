package dev.layerwise.training;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** What a worker tells its trainer: one JSON object a line on standard input. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "command")
@JsonSubTypes({
  @JsonSubTypes.Type(value = TrainerCommand.Train.class, name = "train"),
  @JsonSubTypes.Type(value = TrainerCommand.Stop.class, name = "stop"),
  @JsonSubTypes.Type(value = TrainerCommand.Pause.class, name = "pause")
})
public sealed interface TrainerCommand {

  /**
   * Train this network; sent once, to a trainer that said it is ready.
   *
   * @param network the network's JSON, as the run froze it
   * @param training the training plan's JSON
   * @param datasetFolder a data set in the stored form (see StoredDataset)
   * @param checkpoint a checkpoint file to go on from, or null to start afresh
   * @param outputFolder where checkpoints, predictions and the model are written
   */
  record Train(
      String run,
      JsonNode network,
      JsonNode training,
      String datasetFolder,
      @Nullable String checkpoint,
      String outputFolder)
      implements TrainerCommand {}

  /** End between two batches, test what has been learned so far, and keep it. */
  record Stop() implements TrainerCommand {}

  /** Write a checkpoint at the next chunk's end and end without testing. */
  record Pause() implements TrainerCommand {}
}
