/** A predicted curve while it is drawn: a value for every epoch, or none yet. */
export type Drawing = readonly (number | null)[];

export interface Scale {
  epochs: number;
  min: number;
  max: number;
}

export interface Point {
  /** From 0: the first epoch. */
  at: number;
  value: number;
}

export function blank({ epochs }: Scale): Drawing {
  return Array.from({ length: epochs }, () => null);
}

/** Rounded to a hundredth of the scale: a hand is no more exact, and the numbers stay short. */
export function within({ min, max }: Scale, value: number): number {
  const grain = (max - min) / 100;
  const rounded = min + Math.round((value - min) / grain) * grain;
  return Number(Math.min(max, Math.max(min, rounded)).toPrecision(6));
}

/** A stroke from one point to another. A fast hand skips epochs: those between lie on the line. */
export function stroke(drawing: Drawing, scale: Scale, from: Point | null, to: Point): Drawing {
  const start = from ?? to;
  const [low, high] = start.at <= to.at ? [start, to] : [to, start];
  return drawing.map((old, at) => {
    if (at < low.at || at > high.at) return old;
    if (low.at === high.at) return within(scale, to.value);
    const share = (at - low.at) / (high.at - low.at);
    return within(scale, low.value + share * (high.value - low.value));
  });
}

export interface Edited {
  drawing: Drawing;
  at: number;
}

/** What a key does: left and right choose an epoch, up and down its value. */
export function afterKey({ drawing, at }: Edited, scale: Scale, key: string): Edited | undefined {
  const last = scale.epochs - 1;
  const step = (scale.max - scale.min) / 50;
  const raise = (by: number): Edited => {
    const value = drawing[at] ?? drawing[at - 1] ?? (scale.min + scale.max) / 2;
    return { at, drawing: stroke(drawing, scale, null, { at, value: value + by }) };
  };
  /** Going on takes the height along: a flat stretch is drawn by walking. */
  const walk = (to: number): Edited => {
    const value = drawing[at];
    const carries = value !== null && value !== undefined && drawing[to] === null;
    return { at: to, drawing: carries ? stroke(drawing, scale, null, { at: to, value }) : drawing };
  };
  switch (key) {
    case 'ArrowLeft':
      return { drawing, at: Math.max(0, at - 1) };
    case 'ArrowRight':
      return walk(Math.min(last, at + 1));
    case 'Home':
      return { drawing, at: 0 };
    case 'End':
      return { drawing, at: last };
    case 'ArrowUp':
      return raise(step);
    case 'ArrowDown':
      return raise(-step);
    case 'PageUp':
      return raise(5 * step);
    case 'PageDown':
      return raise(-5 * step);
    default:
      return undefined;
  }
}

/** Every epoch with a value: gaps lie on the line between their ends, the edges go on flat. */
export function whole(drawing: Drawing, scale: Scale): number[] | null {
  const drawn = drawing.flatMap((value, at) => (value === null ? [] : [{ at, value }]));
  const [first] = drawn;
  const last = drawn.at(-1);
  if (!first || !last) return null;
  let full = stroke(drawing, scale, { at: 0, value: first.value }, first);
  drawn.forEach((point, index) => {
    full = stroke(full, scale, drawn[index - 1] ?? first, point);
  });
  full = stroke(full, scale, last, { at: scale.epochs - 1, value: last.value });
  return full.map((value) => value ?? last.value);
}
