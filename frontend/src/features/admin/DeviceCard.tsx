import { IconCpu, IconCpu2 } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Device } from '../../api/types';
import { bytes } from '../../ui/format';
import { deviceState } from './deviceStates';
import { SelfTest } from './SelfTest';
import classes from './admin.module.css';

/** One device: what it is, what it does now, and its self-test. */
export function DeviceCard({ device }: { device: Device }) {
  const { t } = useTranslation('admin');
  const state = deviceState(device);
  const Sign = device.kind === 'gpu' ? IconCpu2 : IconCpu;
  const facts = [
    t(`kinds.${device.kind}`),
    device.memoryBytes ? t('memory', { size: bytes(device.memoryBytes) }) : null,
    device.engine,
  ].filter(Boolean);
  const words = t(`states.${state}`);
  return (
    <article className={classes.card}>
      <Sign size={28} stroke={1.4} aria-hidden className={classes.sign} />
      <div className={classes.about}>
        <h3 className={classes.name}>{device.name ?? device.device}</h3>
        <p className={classes.facts}>{facts.join(' · ')}</p>
        {device.error && <p className={classes.error}>{device.error}</p>}
      </div>
      <p className={classes.state} data-state={state}>
        <span aria-hidden className={classes.lamp} />
        {device.run ? (
          <Link to="/runs/$id" params={{ id: device.run }} className={classes.runLink}>
            {words}
          </Link>
        ) : (
          words
        )}
      </p>
      <SelfTest device={device} />
    </article>
  );
}
