import { IconStack2 } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { DataSet, Run, SavedNetwork } from '../api/types';
import { dataSetName } from '../ui/dataSetName';
import { age, counted } from '../ui/format';
import { Sparkline } from '../ui/Sparkline';
import { StateBadge } from '../ui/StateBadge';
import { latest } from './latest';
import classes from './HomePage.module.css';

interface ContinueProps {
  runs: readonly Run[];
  networks: readonly SavedNetwork[];
  dataSets: readonly DataSet[];
}

/** The things touched last, each one click away. */
export function Continue({ runs, networks, dataSets }: ContinueProps) {
  const { t } = useTranslation('app');
  const things = latest(runs, networks, 4);
  if (things.length === 0) return <p className={classes.none}>{t('home.continueNone')}</p>;
  return (
    <ul className={classes.things}>
      {things.map((thing) =>
        thing.kind === 'run' ? (
          <li key={thing.run.id}>
            <Link to="/runs/$id" params={{ id: thing.run.id }} className={classes.thing}>
              <Sparkline values={thing.run.curve} />
              <span className={classes.thingWords}>
                <b>{thing.run.name}</b>
                <span>
                  {dataSetName(thing.run.dataset, dataSets)} ·{' '}
                  {t('home.lastRun', { age: age(thing.run.createdAt) })}
                </span>
              </span>
              <StateBadge run={thing.run} />
            </Link>
          </li>
        ) : (
          <li key={thing.network.id}>
            <Link to="/bench" search={{ network: thing.network.id }} className={classes.thing}>
              <span className={classes.stack} aria-hidden>
                <IconStack2 size={24} stroke={1.4} />
              </span>
              <span className={classes.thingWords}>
                <b>{thing.network.name}</b>
                <span>
                  {dataSetName(thing.network.dataset, dataSets)} ·{' '}
                  {t('home.lastNetwork', { age: age(thing.network.updatedAt) })}
                </span>
              </span>
              <span className={classes.thingAside}>
                {counted(thing.network.network.layers.length, 'layer')}
              </span>
            </Link>
          </li>
        ),
      )}
    </ul>
  );
}
