import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { dataSetQuery, meQuery } from '../../api/resources';
import { ErrorState } from '../../ui/ErrorState';
import { Loading } from '../../ui/Loading';
import { Panel } from '../../ui/Panel';
import { isOver } from '../../ui/runStates';
import { BoundaryPanel } from './BoundaryPanel';
import { ConfusionPanel } from './ConfusionPanel';
import { CurvesPanel } from './CurvesPanel';
import { LayersPanel } from './LayersPanel';
import { MistakesPanel } from './MistakesPanel';
import { Outcome } from './Outcome';
import { RunHead } from './RunHead';
import { upToDate, useRun } from './useRun';
import { useRunProgress } from './useRunProgress';
import classes from './RunPanel.module.css';

interface RunPanelProps {
  runId: string;
  /** In a narrow column, such as the bench's: everything in one column. */
  compact?: boolean;
}

/** One run as it is and was: its state, curves and result, replayed and then followed. */
export function RunPanel({ runId, compact = false }: RunPanelProps) {
  return <FollowedRun key={runId} runId={runId} compact={compact} />;
}

function FollowedRun({ runId, compact }: Required<RunPanelProps>) {
  const { t } = useTranslation('run');
  const { progress, connection, refusal } = useRunProgress(runId);
  const asked = useRun(runId, progress.state);
  const me = useQuery(meQuery);
  const dataset = useQuery({
    ...dataSetQuery(asked.data?.dataset ?? ''),
    enabled: asked.data !== undefined,
  });

  if (asked.data === undefined || (dataset.data === undefined && !dataset.error)) {
    const error = refusal ?? asked.error;
    if (error) return <ErrorState error={error} retry={() => void asked.refetch()} />;
    return <Loading rows={3} height={compact ? 140 : 180} />;
  }
  const run = upToDate(asked.data, progress);
  const data = dataset.data ?? null;
  const over = isOver(run.state);
  const { confusion } = progress;
  return (
    <div className={classes.panel} data-compact={compact}>
      <Panel>
        <section aria-label={t('panel')}>
          <RunHead
            run={run}
            progress={progress}
            away={connection === 'away'}
            compact={compact}
            mine={me.data?.id === run.owner.id}
            things={data?.kind === 'image' ? 'images' : 'samples'}
          >
            {over && <Outcome run={run} progress={progress} dataset={data} />}
          </RunHead>
        </section>
      </Panel>
      {data?.kind === 'planar' && <BoundaryPanel progress={progress} dataset={data} />}
      <CurvesPanel progress={progress} plan={run.training} over={over} compact={compact} />
      <LayersPanel run={run} signals={progress.signals} />
      {confusion && data && <ConfusionPanel runId={runId} confusion={confusion} dataset={data} />}
      {confusion && data && over && <MistakesPanel confusion={confusion} dataset={data} />}
    </div>
  );
}
