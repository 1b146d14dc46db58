import { Button } from '@mantine/core';
import { IconChartLine, IconTable } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TrainingPlan } from '../../api/types';
import { Panel } from '../../ui/Panel';
import { curvePoints } from './curvePoints';
import { Curves } from './Curves';
import { CurveTable } from './CurveTable';
import { bestWords } from './bestEpoch';
import type { RunProgress } from './progress';
import { unusualLoss } from './settings';
import classes from './Curves.module.css';

interface CurvesPanelProps {
  progress: RunProgress;
  plan: TrainingPlan;
  over: boolean;
  compact: boolean;
}

/** The curves as two charts, or the same as rows. */
export function CurvesPanel({ progress, plan, over, compact }: CurvesPanelProps) {
  const { t } = useTranslation(['run', 'ui']);
  const [asTable, setAsTable] = useState(false);
  const points = useMemo(
    () => curvePoints(progress.batches, progress.epochs),
    [progress.batches, progress.epochs],
  );
  const unusual = unusualLoss(plan);
  const lossName = unusual
    ? t('curves.lossNamed', { loss: t(`losses.${unusual}`) })
    : t('curves.loss');
  return (
    <Panel
      title={t('curves.title')}
      aside={
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={
            asTable ? <IconChartLine size={15} aria-hidden /> : <IconTable size={15} aria-hidden />
          }
          onClick={() => {
            setAsTable(!asTable);
          }}
        >
          {t(asTable ? 'ui:asChart' : 'ui:asTable')}
        </Button>
      }
    >
      {asTable ? (
        <CurveTable points={points} lossName={lossName} tall={!compact} />
      ) : (
        <Curves
          points={points}
          epochs={plan.epochs}
          lossName={lossName}
          height={compact ? 132 : 190}
          empty={t(over ? 'curves.emptyOver' : 'curves.empty')}
        />
      )}
      <p className={classes.note}>
        {bestWords(progress.epochs, plan) ?? t('curves.hint')}{' '}
        {!asTable && points.some(({ batchLoss }) => batchLoss !== null) && t('curves.thin')}
      </p>
    </Panel>
  );
}
