/** What a layer's signals say, and how a chart shows them. Pure. */
import type { Catalogue, Layer, LayerSignals } from '../../api/types';
import type { SignalsPoint } from './progress';

export type LayerSign = 'vanishing' | 'allDead' | 'mostDead' | 'fast';

/** A gradient this small beside the strongest layer's moves nothing. */
const VANISHED = 1e-3;
const MOST = 0.5;
const FAST = 0.1;

/** What is wrong with a layer, worst first; nothing for one that learns. */
export function signsOf(layer: LayerSignals, all: readonly LayerSignals[]): LayerSign[] {
  const signs: LayerSign[] = [];
  const { gradientNorm, deadShare, updateRatio } = layer;
  if (deadShare != null && deadShare >= MOST) signs.push(deadShare === 1 ? 'allDead' : 'mostDead');
  const strongest = Math.max(...all.map((other) => other.gradientNorm ?? 0));
  if (gradientNorm != null && gradientNorm < VANISHED * strongest) signs.push('vanishing');
  if (updateRatio != null && updateRatio > FAST) signs.push('fast');
  return signs;
}

/** One layer through the epochs. */
export interface LayerHistory {
  path: string;
  /** Null where the gradient is not known. */
  gradients: readonly { epoch: number; norm: number | null }[];
  latest: LayerSignals;
}

export function histories(points: readonly SignalsPoint[]): LayerHistory[] {
  return (points.at(-1)?.layers ?? []).map((latest) => ({
    path: latest.path,
    latest,
    gradients: points.map(({ epoch, layers }) => ({
      epoch,
      norm: layers.find(({ path }) => path === latest.path)?.gradientNorm ?? null,
    })),
  }));
}

/** The logarithms of the smallest and the largest gradient: one scale for all layers. */
export function gradientScale(all: readonly LayerHistory[]): [low: number, high: number] {
  const logs = all
    .flatMap(({ gradients }) => gradients.map(({ norm }) => norm ?? 0))
    .filter((norm) => norm > 0)
    .map(Math.log10);
  if (logs.length === 0) return [0, 1];
  const [low, high] = [Math.min(...logs), Math.max(...logs)];
  return high - low < 1 ? [low - 0.5, high + 0.5] : [low, high];
}

/** Points of a small curve; a gradient of zero lies on the floor. */
export function logPoints(
  { gradients }: LayerHistory,
  [low, high]: [low: number, high: number],
  width: number,
  height: number,
  inset = 3,
): [x: number, y: number][] {
  const first = gradients[0]?.epoch ?? 0;
  const span = (gradients.at(-1)?.epoch ?? 0) - first;
  return gradients.flatMap(({ epoch, norm }): [number, number][] => {
    if (norm === null) return [];
    const share = norm > 0 ? (Math.log10(norm) - low) / (high - low) : 0;
    const x = span === 0 ? width / 2 : inset + ((epoch - first) / span) * (width - 2 * inset);
    return [[round(x), round(height - inset - share * (height - 2 * inset))]];
  });
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Two digits that tell something, and for a tiny number the power of ten that it is divided by. */
export function scientific(value: number): { digits: string; exponent: number | null } {
  const size = Math.abs(value);
  if (size >= 100) return { digits: value.toFixed(0), exponent: null };
  if (size >= 0.001 || size === 0) {
    return { digits: String(Number(value.toPrecision(2))), exponent: null };
  }
  const [digits = '', exponent = ''] = value.toExponential(1).split('e-');
  return { digits: digits.replace('-', '−'), exponent: Number(exponent) };
}

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** "0.042", "3.1 × 10⁻⁵" */
export function small(value: number): string {
  const { digits, exponent } = scientific(value);
  if (exponent === null) return digits;
  const raised = [...String(exponent)].map((digit) => RAISED[Number(digit)] ?? '');
  return `${digits} × 10⁻${raised.join('')}`;
}

/** The layer at a path such as `2.layers.0`. */
export function layerAt(layers: readonly Layer[], path: string): Layer | undefined {
  const [first, ...rest] = path.split('.');
  const layer = layers[Number(first)];
  if (!layer || rest.length === 0) return layer;
  if (rest[0] === 'layers') return layerAt(layer.layers ?? [], rest.slice(1).join('.'));
  if (rest[0] !== 'branches') return undefined;
  return layerAt(layer.branches?.[Number(rest[1])] ?? [], rest.slice(2).join('.'));
}

/** "3", "3.1" inside a residual block, "4.2.1" in the second branch of a parallel one. */
export function placeOf(path: string): string {
  return path
    .split('.')
    .filter((part) => /^\d+$/.test(part))
    .map((part) => String(Number(part) + 1))
    .join('.');
}

export function isShortcut(path: string): boolean {
  return path.endsWith('.projection');
}

export function nameOf(
  layers: readonly Layer[],
  path: string,
  catalogue: Catalogue | undefined,
): string {
  const kind = isShortcut(path) ? 'conv2d' : layerAt(layers, path)?.kind;
  return catalogue?.layers.find((entry) => entry.kind === kind)?.name ?? kind ?? path;
}
