import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { siteQueueQuery } from '../../api/resources';
import type { QueueLane, QueueSample, SiteQueue } from '../../api/types';
import { duration } from '../../ui/format';
import { Loaded } from '../../ui/Loaded';
import { Loading } from '../../ui/Loading';
import { Panel } from '../../ui/Panel';
import { laneName } from './laneName';
import { QueueCurve } from './QueueCurve';
import { WaitingLine } from './WaitingLine';
import classes from './site.module.css';

/** How long the queue is, in each lane, and who is in it. */
export function QueuePanel() {
  const { t } = useTranslation('site');
  const query = useQuery({ ...siteQueueQuery, refetchInterval: 5000 });
  return (
    <Panel title={t('queue.title')}>
      <Loaded query={query} loading={<Loading rows={2} height={120} />}>
        {(queue) => <Lanes queue={queue} />}
      </Loaded>
    </Panel>
  );
}

function Lanes({ queue }: { queue: SiteQueue }) {
  return (
    <>
      <div className={classes.lanes}>
        {queue.lanes.map((lane) => (
          <Lane key={lane.lane} lane={lane} lastHour={queue.lastHour} />
        ))}
      </div>
      <WaitingLine waiting={queue.waiting} mostShown={queue.mostShown} />
    </>
  );
}

function Lane({ lane, lastHour }: { lane: QueueLane; lastHour: QueueSample[] }) {
  const { t } = useTranslation('site');
  const facts: [name: string, value: string][] = [
    [t('queue.oldest'), lane.waiting > 0 ? duration(lane.oldestWaitSeconds) : t('queue.none')],
    [t('queue.empty'), useEmptyIn(lane)],
    [t('queue.held'), String(lane.preparing + lane.training)],
    [t('queue.devices'), String(lane.devices)],
    [t('queue.paused'), String(lane.paused)],
  ];
  return (
    <section className={classes.lane} aria-label={laneName(t, lane.lane)}>
      <div className={classes.laneHead}>
        <p className={classes.big}>
          <span className={classes.laneName}>{laneName(t, lane.lane)}</span>
          {lane.waiting === 0 ? t('queue.nobody') : t('queue.waiting', { count: lane.waiting })}
        </p>
        <QueueCurve lane={lane.lane} samples={lastHour} />
      </div>
      <dl className={classes.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function useEmptyIn(lane: QueueLane): string {
  const { t } = useTranslation('site');
  if (lane.waiting + lane.preparing + lane.training === 0) return t('queue.emptyNow');
  return lane.emptyInSeconds === null || lane.emptyInSeconds === undefined
    ? t('queue.emptyNever')
    : duration(lane.emptyInSeconds);
}
