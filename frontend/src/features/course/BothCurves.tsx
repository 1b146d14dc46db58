import { useTranslation } from 'react-i18next';
import type { PredictBlock } from '../../api/course';
import { pathD, xOf, yOf } from './chartPlace';
import classes from './course.module.css';
import { MiniChart } from './MiniChart';
import { scaleOf, valueText } from './scale';

interface BothCurvesProps {
  predict: PredictBlock;
  mine: readonly number[];
  actual: readonly (number | null)[] | null;
}

/** The predicted curve and the run's in one chart, and as a table. */
export function BothCurves({ predict, mine, actual }: BothCurvesProps) {
  const { t } = useTranslation('course');
  const drawn = scaleOf(predict);
  const epochs = Math.max(drawn.epochs, actual?.length ?? 0);
  const scale = { ...drawn, epochs, max: roomFor(drawn.max, actual ?? []) };
  const text = (value: number | null | undefined) =>
    value === undefined || value === null ? '–' : valueText(predict.metric, value);
  return (
    <figure className={classes.bothCurves} aria-label={t('predict.both')}>
      <MiniChart scale={scale} metric={predict.metric}>
        {actual && <path d={pathD(scale, actual)} className={classes.actual} />}
        {actual?.map(
          (value, at) =>
            value !== null && (
              <circle
                key={at}
                cx={xOf(scale, at)}
                cy={yOf(scale, value)}
                r={2.6}
                className={classes.actualMark}
              />
            ),
        )}
        <path d={pathD(scale, mine)} className={classes.mine} />
        {mine.map((value, at) => (
          <rect
            key={at}
            x={xOf(scale, at) - 3}
            y={yOf(scale, value) - 3}
            width={6}
            height={6}
            className={classes.mineMark}
          />
        ))}
      </MiniChart>
      <figcaption className={classes.legend}>
        <span data-line="mine">{t('predict.yours')}</span>
        {actual && <span data-line="actual">{t('predict.actual')}</span>}
      </figcaption>
      <details className={classes.table}>
        <summary>{t('asTable', { ns: 'ui' })}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('predict.epoch')}</th>
              <th scope="col">{t('predict.yours')}</th>
              <th scope="col">{t('predict.actual')}</th>
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: epochs }, (_, at) => (
              <tr key={at}>
                <th scope="row">{at + 1}</th>
                <td>{text(mine[at])}</td>
                <td>{text(actual?.[at])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

/** Higher when the run went higher, but a run that blew up must not flatten the prediction. */
function roomFor(max: number, actual: readonly (number | null)[]): number {
  const highest = Math.max(max, ...actual.filter((value) => value !== null));
  return Math.min(highest, 2 * max);
}
