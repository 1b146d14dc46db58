import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { devicesQuery } from '../../api/resources';
import type { Device } from '../../api/types';
import { age } from '../../ui/format';
import { Loaded } from '../../ui/Loaded';
import { Loading } from '../../ui/Loading';
import { Panel } from '../../ui/Panel';
import { deviceState, stateWords } from './deviceStates';
import classes from './site.module.css';

/** Every device in a line, and which of them are going out of service. */
export function SiteDevices() {
  const { t } = useTranslation('site');
  const query = useQuery({ ...devicesQuery, refetchInterval: 5000 });
  const aside = (
    <Link to="/devices" className={classes.link}>
      {t('devices.all')}
    </Link>
  );
  return (
    <Panel title={t('devices.title')} aside={aside}>
      <Loaded query={query} loading={<Loading rows={2} height={40} />}>
        {(devices) => <Devices devices={devices} />}
      </Loaded>
    </Panel>
  );
}

function Devices({ devices }: { devices: Device[] }) {
  const { t } = useTranslation('site');
  if (devices.length === 0) return <p className={classes.words}>{t('devices.none')}</p>;
  return (
    <>
      <ul className={classes.rows}>
        {devices.map((device) => (
          <DeviceRow key={device.id} device={device} />
        ))}
      </ul>
      {devices.every((device) => !device.drain) && (
        <p className={classes.words}>{t('devices.noDrains')}</p>
      )}
    </>
  );
}

function DeviceRow({ device }: { device: Device }) {
  const { t } = useTranslation('site');
  const { t: words } = useTranslation('admin');
  const state = deviceState(device);
  return (
    <li className={classes.device}>
      <span className={classes.where}>
        <b>{device.worker}</b> {device.slot}
      </span>
      <span className={classes.what} data-state={state}>
        <span aria-hidden className={classes.lamp} />
        {words(`states.${stateWords(device)}`)}
        {device.run && (
          <>
            {' '}
            <Link to="/runs/$id" params={{ id: device.run }} className={classes.link}>
              {device.runName ?? t('devices.aRun')}
            </Link>
          </>
        )}
        <DrainAsked device={device} />
        {device.error && state === 'failed' && (
          <span className={classes.error}>{device.error}</span>
        )}
      </span>
      <span className={classes.when}>{age(device.since)}</span>
    </li>
  );
}

/** Who took it out of service, and when. */
function DrainAsked({ device }: { device: Device }) {
  const { t } = useTranslation('admin');
  if (!device.drain || !device.drainAskedAt) return null;
  const when = age(device.drainAskedAt);
  return (
    <span className={classes.asked}>
      {device.drainAskedBy
        ? t('drain.askedBy', { who: device.drainAskedBy, when })
        : t('drain.asked', { when })}
    </span>
  );
}
