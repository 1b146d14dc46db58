import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { runQuery } from '../../api/resources';
import { isOver } from '../../ui/runStates';
import { StateBadge } from '../../ui/StateBadge';
import classes from './Bench.module.css';

export type Side = 'left' | 'right';

/** The sides of a narrow screen, where the page around the bench has one of its own. */
export interface NarrowSide {
  side: Side;
  choose: (side: Side) => void;
}

interface NarrowTabsProps<S extends string> {
  side: S;
  choose: (side: S) => void;
  /** A side before the bench's own. */
  before?: { value: S; label: string };
  run: string | undefined;
}

/** On a narrow screen one side at a time, and the run's state whichever that is. */
export function NarrowTabs<S extends string>(props: NarrowTabsProps<S | Side>) {
  const { side, choose, before, run } = props;
  const { t } = useTranslation('builder');
  return (
    <div className={classes.tabs}>
      <SegmentedControl
        size="sm"
        aria-label={t('sides')}
        value={side}
        onChange={(chosen) => {
          choose(chosen as S | Side);
        }}
        data={[
          ...(before ? [before] : []),
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
    refetchInterval: ({ state }) => (state.data && isOver(state.data.state) ? false : 2000),
  });
  return data && <StateBadge run={data} />;
}
