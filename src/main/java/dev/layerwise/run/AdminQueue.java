package dev.layerwise.run;

import dev.layerwise.run.AdminQueueResource.LaneView;
import dev.layerwise.run.AdminQueueResource.QueueNow;
import dev.layerwise.run.AdminQueueResource.QueueSample;
import dev.layerwise.run.AdminQueueResource.WaitingRun;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells an admin who waits, for how long and for what. */
@ApplicationScoped
class AdminQueue {
  /** A place is a query: a page of these is enough to read. */
  private static final int MOST_SHOWN = 30;

  private final QueueSurvey survey;
  private final QueueSurveyStore store;
  private final QueueView places;

  AdminQueue(QueueSurvey survey, QueueSurveyStore store, QueueView places) {
    this.survey = survey;
    this.store = store;
    this.places = places;
  }

  QueueNow now() {
    survey.look();
    return new QueueNow(
        survey.lanes().stream().map(AdminQueue::lane).toList(),
        survey.lanes().stream().flatMap(lane -> waiting(lane.lane().lane())).toList(),
        MOST_SHOWN,
        survey.lastHour().stream()
            .map(sample -> new QueueSample(sample.at(), sample.waiting()))
            .toList());
  }

  private static LaneView lane(QueueSurvey.LaneNow now) {
    var lane = now.lane();
    var emptyIn = now.emptyInMs();
    return new LaneView(
        lane.lane(),
        lane.waiting(),
        lane.preparing(),
        lane.training(),
        lane.paused(),
        now.devices(),
        lane.oldestWaitMs() / 1000,
        emptyIn == null ? null : (emptyIn + 999) / 1000);
  }

  private Stream<WaitingRun> waiting(String lane) {
    return store.longestWaiting(lane, MOST_SHOWN).stream()
        .flatMap(run -> placed(run).stream())
        .sorted(Comparator.comparingInt(WaitingRun::position));
  }

  /** Empty for a run that has left the queue since it was listed. */
  private Optional<WaitingRun> placed(QueueSurveyStore.Waiting run) {
    return places
        .place(run.run(), run.lane())
        .map(
            place ->
                new WaitingRun(
                    run.run(),
                    run.name(),
                    run.owner(),
                    run.ownerName(),
                    run.dataset(),
                    run.lane(),
                    place.position(),
                    place.etaSeconds(),
                    place.why(),
                    run.waitedMs() / 1000,
                    (run.estimateMs() + 999) / 1000));
  }
}
