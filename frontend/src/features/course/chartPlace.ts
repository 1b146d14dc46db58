/** Where a value lies in a small chart, and which value lies under a pointer. */
import type { Point, Scale } from './curve';

export const WIDTH = 400;
export const HEIGHT = 214;
export const EDGE = { left: 46, right: 12, top: 12, bottom: 42 };

const inner = { width: WIDTH - EDGE.left - EDGE.right, height: HEIGHT - EDGE.top - EDGE.bottom };

export function xOf(scale: Scale, at: number): number {
  const share = scale.epochs > 1 ? at / (scale.epochs - 1) : 0.5;
  return EDGE.left + share * inner.width;
}

export function yOf({ min, max }: Scale, value: number): number {
  const share = Math.min(1, Math.max(0, (value - min) / (max - min)));
  return EDGE.top + (1 - share) * inner.height;
}

/** The epoch and value nearest to a place in the chart, in its own units. */
export function pointAt(scale: Scale, x: number, y: number): Point {
  const share = (x - EDGE.left) / inner.width;
  const at = Math.round(share * (scale.epochs - 1));
  const value = scale.min + (1 - (y - EDGE.top) / inner.height) * (scale.max - scale.min);
  return { at: Math.min(scale.epochs - 1, Math.max(0, at)), value };
}

/** The path of a curve; it breaks where a value is missing. */
export function pathD(scale: Scale, values: readonly (number | null)[]): string {
  let drawn = '';
  let open = false;
  values.forEach((value, at) => {
    if (value === null || !Number.isFinite(value)) {
      open = false;
      return;
    }
    drawn += `${open ? 'L' : 'M'}${xOf(scale, at).toFixed(1)} ${yOf(scale, value).toFixed(1)}`;
    open = true;
  });
  return drawn;
}

/** Epochs whose number is written under the axis: as many as have room. */
export function ticks(epochs: number): number[] {
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500].find((each) => epochs / each <= 10) ?? 1000;
  const all = Array.from({ length: Math.floor(epochs / step) }, (_, index) => (index + 1) * step);
  return all[0] === 1 ? all : [1, ...all];
}

const ROUND = [1, 2, 2.5, 5, 10];

/** Round values at even distances for the grid: about four of them. */
export function lines({ min, max }: Scale): number[] {
  const least = (max - min) / 5;
  const decade = 10 ** Math.floor(Math.log10(least));
  const step = decade * (ROUND.find((each) => each * decade >= least - decade / 1e6) ?? 10);
  const first = Math.ceil(min / step - 1e-9);
  const count = Math.floor(max / step + 1e-9) - first + 1;
  return Array.from({ length: count }, (_, index) =>
    Number(((first + index) * step).toPrecision(6)),
  );
}
