import { useTranslation } from 'react-i18next';
import { percent } from '../../ui/format';
import classes from './desk.module.css';
import { curveD } from './curves';

const WIDTH = 200;
const HEIGHT = 48;

/** A run's accuracy, on the scale from 0 to 1 that all students share: small multiples compare. */
export function DeskCurve({ values }: { values: readonly number[] }) {
  const { t } = useTranslation('classes');
  const last = values.at(-1);
  const label =
    last === undefined
      ? t('desk.curveNone')
      : t('desk.curve', { count: values.length, last: percent(last, 0) });
  return (
    <div className={classes.curve}>
      <svg
        viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={label}
      >
        <line x1={0} x2={WIDTH} y1={HEIGHT - 1} y2={HEIGHT - 1} className={classes.floor} />
        <line x1={0} x2={WIDTH} y1={1} y2={1} className={classes.ceiling} />
        <path d={curveD(values, { min: 0, max: 1 }, WIDTH, HEIGHT)} className={classes.line} />
      </svg>
      <span className={classes.last} aria-hidden>
        {last === undefined ? '–' : percent(last, 0)}
      </span>
    </div>
  );
}
