import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { samplesQuery } from '../../api/resources';
import type { DataSet, Mistake, Sample } from '../../api/types';
import { percent } from '../../ui/format';
import { ErrorState } from '../../ui/ErrorState';
import { scrollable } from '../../ui/scrollable';
import classes from './Samples.module.css';

interface SampleListProps {
  mistakes: readonly Mistake[];
  dataset: DataSet;
}

/** Test samples with what the network said of each: pictures, or rows of numbers. */
export function SampleList({ mistakes, dataset }: SampleListProps) {
  const indices = mistakes.map((mistake) => mistake.index).join(',');
  const samples = useQuery(samplesQuery(dataset.id, { split: 'test', indices }));
  if (samples.error) {
    return <ErrorState error={samples.error} retry={() => void samples.refetch()} />;
  }
  const byIndex = new Map(samples.data?.map((sample) => [sample.index, sample]));
  const List = dataset.kind === 'image' ? Pictures : Rows;
  return <List mistakes={mistakes} dataset={dataset} samples={byIndex} />;
}

interface ListProps extends SampleListProps {
  samples: Map<number, Sample>;
}

function Pictures({ mistakes, dataset, samples }: ListProps) {
  const { t } = useTranslation('run');
  const name = (label: number) => dataset.classes[label] ?? String(label);
  return (
    <ul className={classes.pictures}>
      {mistakes.map(({ index, actual, predicted, confidence }) => {
        const image = samples.get(index)?.image;
        return (
          <li key={index} data-right={actual === predicted}>
            {image ? (
              <img
                src={image}
                alt={t('mistakes.picture', { index, class: name(actual) })}
                className={classes.image}
              />
            ) : (
              <Skeleton className={classes.image} />
            )}
            <span className={classes.said}>
              {t('mistakes.said', { class: name(predicted), confidence: certainty(confidence) })}
            </span>
            {actual !== predicted && (
              <span className={classes.is}>{t('mistakes.is', { class: name(actual) })}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Rows({ mistakes, dataset, samples }: ListProps) {
  const { t } = useTranslation('run');
  const name = (label: number) => dataset.classes[label] ?? String(label);
  return (
    <div className={classes.scroll} {...scrollable(t('mistakes.list'))}>
      <table className={classes.rows}>
        <thead>
          <tr>
            <th scope="col">{t('mistakes.saidHead')}</th>
            <th scope="col">{t('mistakes.isHead')}</th>
            {dataset.features.map((feature) => (
              <th key={feature} scope="col" data-number>
                {feature}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {mistakes.map(({ index, actual, predicted, confidence }) => (
            <tr key={index}>
              <td className={classes.saidCell}>
                {name(predicted)} ({certainty(confidence)})
              </td>
              <td>{name(actual)}</td>
              {dataset.features.map((feature, at) => (
                <td key={feature} data-number>
                  {figure(samples.get(index)?.values?.[at])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Near certainty the tenths tell: nothing but certainty is 100 %. */
function certainty(confidence: number): string {
  return percent(confidence, confidence > 0.985 ? 1 : 0);
}

function figure(value: number | undefined): string {
  return value === undefined ? '\u00a0' : String(Number(value.toPrecision(4)));
}
