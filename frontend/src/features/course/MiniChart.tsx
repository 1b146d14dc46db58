import type { ReactNode } from 'react';
import type { Metric } from '../../api/course';
import { useTranslation } from 'react-i18next';
import { EDGE, HEIGHT, lines, ticks, WIDTH, xOf, yOf } from './chartPlace';
import classes from './course.module.css';
import type { Scale } from './curve';
import { isShare } from './scale';

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
  return (
    <svg viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`} className={classes.chart} aria-hidden>
      {lines(scale).map((value) => (
        <g key={value}>
          <line
            x1={EDGE.left}
            x2={WIDTH - EDGE.right}
            y1={yOf(scale, value)}
            y2={yOf(scale, value)}
            className={classes.gridLine}
          />
          <text x={EDGE.left - 8} y={yOf(scale, value) + 4} textAnchor="end">
            {isShare(metric) ? `${String(Math.round(value * 100))} %` : String(value)}
          </text>
        </g>
      ))}
      {ticks(scale.epochs).map((epoch) => (
        <text key={epoch} x={xOf(scale, epoch - 1)} y={HEIGHT - 24} textAnchor="middle">
          {epoch}
        </text>
      ))}
      <text x={WIDTH - EDGE.right} y={HEIGHT - 5} textAnchor="end" className={classes.axisName}>
        {t('predict.epoch')}
      </text>
      {children}
    </svg>
  );
}
