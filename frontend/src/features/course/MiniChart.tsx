import type { ReactNode } from 'react';
import type { Metric } from '../../api/course';
import { useTranslation } from 'react-i18next';
import { EDGE, HEIGHT, ticks, WIDTH, xOf, yOf } from './chartPlace';
import classes from './course.module.css';
import type { Scale } from './curve';
import { isShare } from './scale';

const LINES = 4;

/** The paper of a small chart: its axes and grid. What is drawn on it comes from outside. */
export function MiniChart({
  scale,
  metric,
  children,
}: {
  scale: Scale;
  metric: Metric;
  children: ReactNode;
}) {
  const { t } = useTranslation('course');
  const heights = Array.from(
    { length: LINES + 1 },
    (_, index) => scale.min + (index / LINES) * (scale.max - scale.min),
  );
  return (
    <svg viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`} className={classes.chart} aria-hidden>
      {heights.map((value) => (
        <g key={value}>
          <line
            x1={EDGE.left}
            x2={WIDTH - EDGE.right}
            y1={yOf(scale, value)}
            y2={yOf(scale, value)}
            className={classes.gridLine}
          />
          <text x={EDGE.left - 8} y={yOf(scale, value) + 4} textAnchor="end">
            {isShare(metric)
              ? `${String(Math.round(value * 100))} %`
              : String(Number(value.toPrecision(3)))}
          </text>
        </g>
      ))}
      {ticks(scale.epochs).map((epoch) => (
        <text key={epoch} x={xOf(scale, epoch - 1)} y={HEIGHT - 12} textAnchor="middle">
          {epoch}
        </text>
      ))}
      <text x={WIDTH - EDGE.right} y={HEIGHT} textAnchor="end" className={classes.axisName}>
        {t('predict.epoch')}
      </text>
      {children}
    </svg>
  );
}
