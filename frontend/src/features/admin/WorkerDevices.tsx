import { useTranslation } from 'react-i18next';
import type { Device } from '../../api/types';
import { age } from '../../ui/format';
import { DeviceCard } from './DeviceCard';
import { deviceState, isAway, standing } from './deviceStates';
import { DrainControls } from './DrainControls';
import classes from './admin.module.css';

interface WorkerDevicesProps {
  name: string;
  devices: Device[];
  /** Whether the reader may take devices out of service. */
  drains: boolean;
}

/** The devices of one host, and the host as a whole. */
export function WorkerDevices({ name, devices, drains }: WorkerDevicesProps) {
  const { t } = useTranslation('admin');
  const [first] = devices;
  const title = t('worker', { name });
  const stands = standing(devices);
  const silent = devices.every((device) => deviceState(device) === 'offline');
  return (
    <section aria-label={title} className={classes.worker}>
      <header className={classes.workerHead}>
        <h2 className={classes.workerName}>{title}</h2>
        <p className={classes.workerState}>
          {silent && first
            ? t('workerStates.silent', { when: age(first.seenAt) })
            : t(`workerStates.${stands}`, { count: devices.length })}
        </p>
        {drains && first && devices.length > 1 && (
          <div className={classes.workerControls}>
            <DrainControls
              what="workers"
              id={first.workerId}
              name={title}
              drained={stands !== 'serving'}
              finishing={devices.some((device) => device.drain === 'finish' && !isAway(device))}
            />
          </div>
        )}
      </header>
      <ul className={classes.devices}>
        {devices.map((device) => (
          <li key={device.id}>
            <DeviceCard device={device} drains={drains} />
          </li>
        ))}
      </ul>
    </section>
  );
}
