import { useTranslation } from 'react-i18next';
import { logPoints, small, type LayerHistory } from './layerSigns';

const WIDTH = 92;
const HEIGHT = 26;

interface LayerCurveProps {
  layer: LayerHistory;
  /** Of all layers: the heights of two curves can be compared. */
  scale: [low: number, high: number];
}

/** A layer's gradient through the epochs at a glance, and in words. */
export function LayerCurve({ layer, scale }: LayerCurveProps) {
  const { t } = useTranslation('run');
  const points = logPoints(layer, scale, WIDTH, HEIGHT);
  const last = points.at(-1);
  const known = layer.gradients.filter(({ norm }) => norm !== null);
  const [from, to] = [known[0], known.at(-1)];
  if (!last || !from || !to) return null;
  const label = t('layers.history', {
    from: small(from.norm ?? 0),
    first: from.epoch,
    to: small(to.norm ?? 0),
    last: to.epoch,
  });
  return (
    <svg width={WIDTH} height={HEIGHT} role="img" aria-label={label}>
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
