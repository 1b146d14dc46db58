import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Confusion, DataSet } from '../../api/types';
import { Panel } from '../../ui/Panel';
import { CellSamples } from './CellSamples';
import { ConfusionMatrix } from './ConfusionMatrix';
import type { Cell } from './mistakesQuery';
import classes from './Confusion.module.css';

interface ConfusionPanelProps {
  runId: string;
  confusion: Confusion;
  dataset: DataSet;
}

/** Which classes are taken for which; behind every number are its samples. */
export function ConfusionPanel({ runId, confusion, dataset }: ConfusionPanelProps) {
  const { t } = useTranslation('run');
  const [cell, choose] = useState<Cell | null>(null);
  return (
    <Panel
      title={t('confusion.title')}
      aside={
        <span className={classes.after}>{t('confusion.after', { epoch: confusion.epoch })}</span>
      }
    >
      <p className={classes.help}>{t('confusion.help')}</p>
      <ConfusionMatrix
        matrix={confusion.matrix}
        names={dataset.classes}
        chosen={cell}
        choose={choose}
      />
      {cell && (
        <CellSamples
          runId={runId}
          confusion={confusion}
          cell={cell}
          dataset={dataset}
          close={() => {
            choose(null);
          }}
        />
      )}
    </Panel>
  );
}
