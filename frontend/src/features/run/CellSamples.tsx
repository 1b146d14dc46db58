import { CloseButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Confusion, DataSet } from '../../api/types';
import { Loaded } from '../../ui/Loaded';
import { mistakesQuery, type Cell } from './mistakesQuery';
import { SampleList } from './SampleList';
import classes from './Confusion.module.css';

interface CellSamplesProps {
  runId: string;
  confusion: Confusion;
  cell: Cell;
  dataset: DataSet;
  close: () => void;
}

/** The samples behind one number of the confusion matrix. */
export function CellSamples({ runId, confusion, cell, dataset, close }: CellSamplesProps) {
  const { t } = useTranslation('run');
  const samples = useQuery(mistakesQuery(runId, confusion.epoch, cell));
  const all = confusion.matrix[cell.actual]?.[cell.predicted] ?? 0;
  const name = (label: number) => dataset.classes[label] ?? String(label);
  const title =
    cell.actual === cell.predicted
      ? t('confusion.chosenRight', { actual: name(cell.actual) })
      : t('confusion.chosenWrong', { actual: name(cell.actual), predicted: name(cell.predicted) });
  return (
    <section className={classes.cell} aria-label={title}>
      <div className={classes.cellHead}>
        <h3>{title}</h3>
        <CloseButton aria-label={t('confusion.close')} onClick={close} />
      </div>
      <Loaded query={samples}>
        {(found) =>
          found.length === 0 ? (
            <p className={classes.help}>{t('confusion.nothing')}</p>
          ) : (
            <>
              <SampleList mistakes={found} dataset={dataset} />
              {found.length < all && (
                <p className={classes.help}>
                  {t('confusion.more', { shown: found.length, count: all })}
                </p>
              )}
            </>
          )
        }
      </Loaded>
    </section>
  );
}
