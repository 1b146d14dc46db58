import type { Boundary, Sample } from '../../api/types';

/** What the network answers across the plane, cell by cell from the top left. */
export interface Plane {
  size: number;
  range: number;
  classes: Uint8Array;
  confidence: Uint8Array;
}

export function planeOf({ size, range, classes, confidence }: Boundary): Plane {
  return { size, range, classes: bytesIn(classes), confidence: bytesIn(confidence) };
}

function bytesIn(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

/** The class of the cell that holds a point; undefined beyond the picture. */
export function answerAt(
  { size, range, classes }: Plane,
  x: number,
  y: number,
): number | undefined {
  const column = Math.floor(((x + range) / (2 * range)) * size);
  const row = Math.floor(((range - y) / (2 * range)) * size);
  if (column < 0 || column >= size || row < 0 || row >= size) return undefined;
  return classes[row * size + column];
}

/** How much of the plane each class has, as shares of one. */
export function areas({ classes }: Plane, count: number): number[] {
  const cells = new Array<number>(count).fill(0);
  for (const answer of classes) cells[answer] = (cells[answer] ?? 0) + 1;
  return cells.map((number) => number / classes.length);
}

/** The points that lie where the network answers their own class. */
export function atHome(plane: Plane, points: readonly Sample[]): number {
  return points.filter(({ values, label }) => {
    const [x, y] = values ?? [];
    return x !== undefined && y !== undefined && answerAt(plane, x, y) === label;
  }).length;
}

/** The strength of a cell's colour: none where the network guesses, full where it is sure. */
export function strength(confidence: number, classes: number): number {
  const guess = 1 / classes;
  return Math.max(0, Math.min(1, (confidence / 255 - guess) / (1 - guess)));
}
