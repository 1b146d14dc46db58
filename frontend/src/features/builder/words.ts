/** Numbers of the bench as a student reads them. */
import type { Cost } from '../../api/types';
import { bytes, count, counted } from '../../ui/format';

const GAP = '\u00a0';

/** For a screen reader: "16 channels of 28 by 28", "a list of 128". */
export function spokenShape(dimensions: readonly number[]): string {
  const [first, height, width] = dimensions;
  if (first === undefined) return 'unknown';
  if (height === undefined || width === undefined) return `a list of ${count(first)}`;
  return `${counted(first, 'channel')} of ${String(height)} by ${String(width)}`;
}

/** An estimate claims no more digits than it has. */
export function roughTime(seconds: number): string {
  if (seconds < 1) return `under 1${GAP}s`;
  if (seconds < 59.5) return `about ${String(Math.round(seconds))}${GAP}s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `about ${String(minutes)}${GAP}min`;
  const rest = minutes % 60;
  const hours = `about ${String(Math.floor(minutes / 60))}${GAP}h`;
  return rest === 0 ? hours : `${hours} ${String(rest)}${GAP}min`;
}

export function quotaUse(ms: number): string {
  return ms <= 0 ? 'no quota used' : `${roughTime(ms / 1000)} of your quota`;
}

/** "10 layers · 24,906 parameters · about 40 s · 52 MB · no quota used" */
export function summary(layers: number, parameters: number, cost: Cost | null): string {
  const parts = [counted(layers, 'layer'), counted(parameters, 'parameter')];
  if (cost) {
    parts.push(roughTime(cost.deviceSeconds), bytes(cost.memoryBytes), quotaUse(cost.quotaMs));
  }
  return parts.join(' · ');
}

/** Wide enough to be seen when there is anything at all. */
export function share(part: number, whole: number): number {
  if (part <= 0 || whole <= 0) return 0;
  return Math.max(0.01, Math.min(1, part / whole));
}
