import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Incident } from '../../api/types';
import { age, hours } from '../../ui/format';
import { INCIDENT_SIGNS } from './incidentSigns';
import classes from './site.module.css';

/** One incident: what happened, where, and what was done about it. */
export function IncidentRow({ incident }: { incident: Incident }) {
  const { t } = useTranslation('site');
  const Sign = INCIDENT_SIGNS[incident.kind];
  const when = new Date(incident.lastAt);
  return (
    <li className={classes.incident} data-kind={incident.kind}>
      <Sign size={18} stroke={1.6} aria-hidden className={classes.incidentSign} />
      <div className={classes.incidentBody}>
        <p className={classes.happened}>
          <b>{t(`incidents.kinds.${incident.kind}`)}.</b> {incident.happened}
        </p>
        <p className={classes.done}>{incident.done}</p>
        <Where incident={incident} />
      </div>
      <time
        className={classes.when}
        dateTime={incident.lastAt}
        title={when.toLocaleString('en-GB')}
      >
        {age(when)}
      </time>
    </li>
  );
}

function Where({ incident }: { incident: Incident }) {
  const { t } = useTranslation('site');
  const facts = [
    incident.fence ? t('incidents.attempt', { fence: incident.fence }) : null,
    [incident.worker, incident.device].filter(Boolean).join(' '),
    incident.times > 1
      ? t('incidents.times', { count: incident.times, first: age(incident.at) })
      : null,
    incident.refundedMs > 0 ? t('incidents.refunded', { time: hours(incident.refundedMs) }) : null,
  ].filter(Boolean);
  const run = incident.run ? (
    <Link to="/runs/$id" params={{ id: incident.run }} className={classes.link}>
      {incident.runName}
    </Link>
  ) : (
    incident.fence && t('incidents.gone')
  );
  if (!run && facts.length === 0) return null;
  return (
    <p className={classes.place}>
      {run}
      {run && facts.length > 0 && ' · '}
      {facts.join(' · ')}
    </p>
  );
}
