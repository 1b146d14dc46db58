import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { runQuery } from '../../api/resources';
import { StateBadge } from '../../ui/StateBadge';
import classes from './Bench.module.css';

const OVER = ['COMPLETED', 'FAILED', 'STOPPED'];

interface NarrowTabsProps {
  side: 'left' | 'right';
  choose: (side: 'left' | 'right') => void;
  run: string | undefined;
}

/** On a narrow screen one side at a time, and the run's state whichever that is. */
export function NarrowTabs({ side, choose, run }: NarrowTabsProps) {
  const { t } = useTranslation('builder');
  return (
    <div className={classes.tabs}>
      <SegmentedControl
        size="sm"
        aria-label={t('sides')}
        value={side}
        onChange={(chosen) => {
          choose(chosen === 'left' ? 'left' : 'right');
        }}
        data={[
          { value: 'left', label: t('build') },
          { value: 'right', label: t('train') },
        ]}
      />
      {run !== undefined && <RunStateNow run={run} />}
    </div>
  );
}

function RunStateNow({ run }: { run: string }) {
  const { data } = useQuery({
    ...runQuery(run),
    refetchInterval: ({ state }) => (state.data && OVER.includes(state.data.state) ? false : 2000),
  });
  return data && <StateBadge run={data} />;
}
