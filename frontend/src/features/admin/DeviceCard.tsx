import { IconCpu, IconCpu2 } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Device } from '../../api/types';
import { age, bytes, duration } from '../../ui/format';
import { DeviceMemory } from './DeviceMemory';
import { deviceState, isAway, secondsToRetry, stateWords } from './deviceStates';
import { DrainControls } from './DrainControls';
import { SelfTest } from './SelfTest';
import classes from './admin.module.css';

interface DeviceCardProps {
  device: Device;
  /** Whether the reader may take it out of service. */
  drains: boolean;
}

/** One device: what it is, what it does now and for whom, and what can be done with it. */
export function DeviceCard({ device, drains }: DeviceCardProps) {
  const { t } = useTranslation('admin');
  const state = deviceState(device);
  const Sign = device.kind === 'gpu' ? IconCpu2 : IconCpu;
  const facts = [
    t(`kinds.${device.kind}`),
    device.memoryBytes ? t('memory', { size: bytes(device.memoryBytes) }) : null,
    device.engine,
  ].filter(Boolean);
  return (
    <article className={classes.card}>
      <Sign size={28} stroke={1.4} aria-hidden className={classes.sign} />
      <div className={classes.about}>
        <h3 className={classes.name}>
          <span className={classes.slot}>{device.slot}</span>
          {device.name !== device.slot && device.name}
        </h3>
        <p className={classes.facts}>{facts.join(' · ')}</p>
        <Work device={device} />
        <Failure device={device} />
        <DeviceMemory device={device} />
      </div>
      <p className={classes.state} data-state={state}>
        <span aria-hidden className={classes.lamp} />
        {t(`states.${stateWords(device)}`)}
      </p>
      <SelfTest device={device}>
        {drains && (
          <DrainControls
            what="devices"
            id={device.id}
            name={t('deviceOf', { slot: device.slot, worker: device.worker })}
            drained={Boolean(device.drain)}
            finishing={device.drain === 'finish' && !isAway(device)}
          />
        )}
      </SelfTest>
    </article>
  );
}

/** Which run it trains and whose, as far as the reader may know; and who wants it out of service. */
function Work({ device }: { device: Device }) {
  const { t } = useTranslation('admin');
  return (
    <>
      {device.run && (
        <p className={classes.line}>
          {t('trains', { who: device.runOwner ?? '' })}{' '}
          <Link to="/runs/$id" params={{ id: device.run }} className={classes.runLink}>
            {device.runName}
          </Link>
        </p>
      )}
      {device.drain && device.drainAskedAt && (
        <p className={classes.line}>
          {device.drainAskedBy
            ? t('drain.askedBy', { who: device.drainAskedBy, when: age(device.drainAskedAt) })
            : t('drain.asked', { when: age(device.drainAskedAt) })}
        </p>
      )}
    </>
  );
}

function Failure({ device }: { device: Device }) {
  const { t } = useTranslation('admin');
  if (!device.error || isAway(device)) return null;
  const seconds = secondsToRetry(device);
  return (
    <p className={classes.error}>
      {device.error}{' '}
      <span className={classes.retry}>
        {seconds > 0 ? t('retryIn', { time: duration(seconds) }) : t('retryNow')}
      </span>
    </p>
  );
}
