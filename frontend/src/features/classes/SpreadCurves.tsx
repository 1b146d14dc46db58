import { useTranslation } from 'react-i18next';
import type { PredictBlock } from '../../api/course';
import { loss, percent } from '../../ui/format';
import { curveD, summaries } from './curves';
import classes from './desk.module.css';

const WIDTH = 560;
const HEIGHT = 180;

/** Every student's predicted curve, one over the other, with their median; and as a table. */
export function SpreadCurves({
  curves,
  asked,
}: {
  curves: readonly (readonly number[])[];
  asked: PredictBlock;
}) {
  const { t } = useTranslation('classes');
  const range = { min: asked.min ?? 0, max: asked.max ?? 1 };
  const rows = summaries(curves);
  const words = (value: number) =>
    asked.metric.endsWith('Accuracy') ? percent(value, 0) : loss(value);
  const label = t('spread.curves', { metric: t(`spread.metric.${asked.metric}`) });
  return (
    <figure className={classes.figure}>
      <div className={classes.plot}>
        <span className={classes.top}>{words(range.max)}</span>
        <span className={classes.bottom}>{words(range.min)}</span>
        <svg
          viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={label}
        >
          <line x1={0} x2={WIDTH} y1={HEIGHT - 1} y2={HEIGHT - 1} className={classes.floor} />
          <line x1={0} x2={WIDTH} y1={1} y2={1} className={classes.ceiling} />
          {curves.map((curve, at) => (
            <path key={at} d={curveD(curve, range, WIDTH, HEIGHT)} className={classes.guess} />
          ))}
          <path
            d={curveD(
              rows.map(({ middle }) => middle),
              range,
              WIDTH,
              HEIGHT,
            )}
            className={classes.median}
          />
        </svg>
        <span className={classes.from}>1</span>
        <span className={classes.axis}>{t('spread.epoch')}</span>
        <span className={classes.until}>{rows.length}</span>
      </div>
      <figcaption className={classes.legend}>
        <span data-line="one">{t('spread.one')}</span>
        <span data-line="median">{t('spread.median')}</span>
      </figcaption>
      <details className={classes.table}>
        <summary>{t('asTable', { ns: 'ui' })}</summary>
        <table>
          <thead>
            <tr>
              {(['epoch', 'lowest', 'middle', 'highest'] as const).map((head) => (
                <th key={head} scope="col">
                  {t(`spread.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ low, middle, high }, at) => (
              <tr key={at}>
                <th scope="row">{at + 1}</th>
                <td>{words(low)}</td>
                <td>{words(middle)}</td>
                <td>{words(high)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
