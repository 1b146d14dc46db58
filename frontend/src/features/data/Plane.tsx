import type { Sample } from '../../api/types';
import { marks, RANGE } from './marks';

interface PlaneProps {
  samples: readonly Sample[];
  size: number;
  /** What it shows; without it the drawing is decoration. */
  label?: string;
}

/** A scatter plot of two classes: blue discs and orange crosses. */
export function Plane({ samples, size, label }: PlaneProps) {
  const [discs, crosses] = marks(samples, size);
  const box = `0 0 ${String(size)} ${String(size)}`;
  const middle = size / 2;
  return (
    <svg
      viewBox={box}
      width={size}
      height={size}
      style={{ maxWidth: '100%', height: 'auto' }}
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      <path
        d={`M0 ${String(middle)}H${String(size)}M${String(middle)} 0V${String(size)}`}
        stroke="var(--lw-line)"
      />
      <path d={discs} stroke="var(--lw-blue)" strokeWidth={discWidth(size)} strokeLinecap="round" />
      <path d={crosses} stroke="var(--lw-orange)" strokeWidth={discWidth(size) / 3} fill="none" />
      <title>{label ?? `±${String(RANGE)}`}</title>
    </svg>
  );
}

function discWidth(size: number): number {
  return size < 200 ? 3 : 5;
}
