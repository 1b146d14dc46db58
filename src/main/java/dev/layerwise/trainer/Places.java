package dev.layerwise.trainer;

import dev.layerwise.trainer.mxnet.Affinity;
import dev.layerwise.training.TrainerEnvironment;
import java.util.List;
import java.util.stream.Stream;

/**
 * The processors that the worker has given to this trainer's threads, one to each; none where the
 * kernel places them. The engine binds its own threads, and the training thread as it first
 * computes.
 */
record Places(List<Integer> processors) {
  static Places given() {
    return new Places(
        Stream.of(System.getProperty(TrainerEnvironment.PROCESSORS, "").split(","))
            .filter(processor -> !processor.isEmpty())
            .map(Integer::valueOf)
            .toList());
  }

  /**
   * Binds the training thread, which calls. Where a step has no other, it may go to all of them:
   * the kernel places a single thread well, and another worker's on this host may have the same.
   *
   * @param threads of the step
   */
  void takeFirst(int threads) {
    if (!processors.isEmpty()) {
      Affinity.bindTo(threads == 1 ? processors : processors.subList(0, 1));
    }
  }

  /**
   * Binds the thread that calls.
   *
   * @param number which of the step's threads it is; the training thread is 0
   */
  void take(int number) {
    if (!processors.isEmpty()) {
      Affinity.bindTo(List.of(processors.get(number % processors.size())));
    }
  }
}
