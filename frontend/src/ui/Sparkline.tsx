import { useTranslation } from 'react-i18next';
import { percent } from './format';
import { sparkPoints } from './sparkline';

interface SparklineProps {
  /** Shares from 0 to 1, one per epoch. */
  values: readonly number[];
  width?: number;
  height?: number;
}

/** A run's accuracy at a glance; the same in words for who cannot see it. */
export function Sparkline({ values, width = 88, height = 26 }: SparklineProps) {
  const { t } = useTranslation('ui');
  const points = sparkPoints(values, width, height, 3);
  const last = points.at(-1);
  const first = values[0];
  const final = values.at(-1);
  if (last === undefined || first === undefined || final === undefined) {
    return (
      <svg width={width} height={height} role="img" aria-label={t('spark.none')}>
        <line
          x1={3}
          x2={width - 3}
          y1={height / 2}
          y2={height / 2}
          stroke="var(--lw-line-strong)"
          strokeDasharray="2 4"
        />
      </svg>
    );
  }
  const label = t('spark.words', {
    from: percent(first),
    to: percent(final),
    count: values.length,
  });
  return (
    <svg width={width} height={height} role="img" aria-label={label}>
      <polyline
        points={points.map((point) => point.join(',')).join(' ')}
        fill="none"
        stroke="var(--lw-blue)"
        strokeWidth={1.6}
        strokeLinejoin="round"
        strokeLinecap="round"
      />
      <circle cx={last[0]} cy={last[1]} r={2.4} fill="var(--lw-blue)" />
    </svg>
  );
}
