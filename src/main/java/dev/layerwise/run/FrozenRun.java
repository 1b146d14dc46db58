package dev.layerwise.run;

/**
 * What a run trains, fixed for good: later edits never touch it.
 *
 * @param network canonical JSON: equal networks are equal texts
 * @param training likewise
 * @param nominalMs device time by the formula alone
 * @param estimateMs device time as measured devices correct it
 * @param lane the kind of device that takes it
 */
public record FrozenRun(
    String dataset,
    String datasetVersion,
    String network,
    String training,
    int epochs,
    long parameters,
    long nominalMs,
    long estimateMs,
    String lane) {

  /** The same by this plan, which takes as long. */
  FrozenRun trainedBy(String plan) {
    return new FrozenRun(
        dataset, datasetVersion, network, plan, epochs, parameters, nominalMs, estimateMs, lane);
  }

  /** The same, for this kind of device. */
  FrozenRun inLane(String kind) {
    return new FrozenRun(
        dataset,
        datasetVersion,
        network,
        training,
        epochs,
        parameters,
        nominalMs,
        estimateMs,
        kind);
  }
}
