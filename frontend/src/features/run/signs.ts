/** A class of a planar set is told by a shape and a hue, never by the hue alone. */
export type Shape = 'circle' | 'diamond' | 'triangle' | 'square';

export interface Sign {
  shape: Shape;
  /** A CSS variable. */
  colour: string;
}

const SIGNS: readonly Sign[] = [
  { shape: 'circle', colour: '--lw-blue' },
  { shape: 'diamond', colour: '--lw-orange' },
  { shape: 'triangle', colour: '--lw-good' },
  { shape: 'square', colour: '--lw-accent' },
];

export function signOf(label: number): Sign {
  return SIGNS[label % SIGNS.length] as Sign;
}

/** The corners of a shape around a centre; a circle has none. */
export function corners(shape: Shape, x: number, y: number, r: number): [number, number][] {
  switch (shape) {
    case 'diamond':
      return [
        [x, y - 1.25 * r],
        [x + 1.25 * r, y],
        [x, y + 1.25 * r],
        [x - 1.25 * r, y],
      ];
    case 'triangle':
      return [
        [x, y - 1.2 * r],
        [x + 1.15 * r, y + 0.9 * r],
        [x - 1.15 * r, y + 0.9 * r],
      ];
    case 'square':
      return [
        [x - 0.9 * r, y - 0.9 * r],
        [x + 0.9 * r, y - 0.9 * r],
        [x + 0.9 * r, y + 0.9 * r],
        [x - 0.9 * r, y + 0.9 * r],
      ];
    default:
      return [];
  }
}
