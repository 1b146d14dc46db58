import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { PushedNetwork } from '../../api/classes';
import { dataSetsQuery, pushedQuery } from '../../api/resources';
import { dataSetName } from '../../ui/dataSetName';
import { age } from '../../ui/format';
import { Loaded } from '../../ui/Loaded';
import { Loading } from '../../ui/Loading';
import classes from './classes.module.css';
import { useOpenPushed } from './useOpenPushed';

/** The networks that instructors put before a class, or before all classes of somebody. */
export function PushedList({ of }: { of?: string }) {
  const { t } = useTranslation('classes');
  const pushed = useQuery(pushedQuery);
  return (
    <Loaded query={pushed} loading={<Loading height={72} />}>
      {(all) => {
        const shown = all.filter(({ classId }) => of === undefined || classId === of);
        if (shown.length === 0) return <p className={classes.lead}>{t('push.listNone')}</p>;
        return (
          <ul className={classes.cards}>
            {shown.map((each) => (
              <li key={each.id}>
                <Pushed pushed={each} />
              </li>
            ))}
          </ul>
        );
      }}
    </Loaded>
  );
}

function Pushed({ pushed }: { pushed: PushedNetwork }) {
  const { t } = useTranslation('classes');
  const { data: dataSets = [] } = useQuery(dataSetsQuery);
  const open = useOpenPushed();
  return (
    <div className={classes.pushed}>
      <div className={classes.cardWords}>
        <b>{pushed.words || t('push.notice', { by: pushed.by })}</b>
        <span className={classes.facts}>
          <span>{pushed.by}</span>
          <span>{dataSetName(pushed.dataset, dataSets)}</span>
          <span>{t('push.layers', { count: pushed.network.layers.length })}</span>
          <span>{age(pushed.at)}</span>
        </span>
      </div>
      <Button
        variant="default"
        size="xs"
        loading={open.isPending}
        onClick={() => {
          open.open(pushed);
        }}
      >
        {t('push.openOnBench')}
      </Button>
    </div>
  );
}
