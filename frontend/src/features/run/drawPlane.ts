import type { Sample } from '../../api/types';
import { strength, type Plane } from './boundary';
import { corners, signOf } from './signs';

type Colour = [red: number, green: number, blue: number];

/** The plane as a picture, with the data points over it. */
export function drawPlane(
  canvas: HTMLCanvasElement,
  plane: Plane,
  points: readonly Sample[],
  classes: number,
) {
  const ctx = canvas.getContext('2d');
  if (ctx === null) return;
  const style = getComputedStyle(canvas);
  const css = (name: string) => style.getPropertyValue(name).trim();
  const ink = {
    surface: css('--lw-surface'),
    of: (label: number) => css(signOf(label).colour),
  };
  ctx.clearRect(0, 0, canvas.width, canvas.height);
  const picture = background(plane, classes, rgb(ink.surface), (label) => rgb(ink.of(label)));
  ctx.imageSmoothingEnabled = true;
  ctx.imageSmoothingQuality = 'high';
  ctx.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const scale = canvas.width / (2 * plane.range);
  for (const { values, label } of points) {
    const [x, y] = values ?? [];
    if (x === undefined || y === undefined) continue;
    ctx.fillStyle = ink.of(label);
    ctx.strokeStyle = ink.surface;
    mark(ctx, label, (x + plane.range) * scale, (plane.range - y) * scale, canvas.width / 110);
  }
}

function background(
  { size, classes: answers, confidence }: Plane,
  classes: number,
  surface: Colour,
  colourOf: (label: number) => Colour,
): HTMLCanvasElement {
  const small = document.createElement('canvas');
  small.width = small.height = size;
  const ctx = small.getContext('2d');
  if (ctx === null) return small;
  const image = ctx.createImageData(size, size);
  const colours = Array.from({ length: classes }, (_, label) => colourOf(label));
  answers.forEach((label, cell) => {
    const share = 0.08 + 0.42 * strength(confidence[cell] ?? 0, classes);
    const colour = colours[label] ?? surface;
    surface.forEach((base, channel) => {
      image.data[4 * cell + channel] = base + ((colour[channel] ?? base) - base) * share;
    });
    image.data[4 * cell + 3] = 255;
  });
  ctx.putImageData(image, 0, 0);
  return small;
}

function mark(ctx: CanvasRenderingContext2D, label: number, x: number, y: number, r: number) {
  const { shape } = signOf(label);
  ctx.lineWidth = r / 3;
  ctx.beginPath();
  if (shape === 'circle') ctx.arc(x, y, r, 0, 2 * Math.PI);
  corners(shape, x, y, r).forEach(([cx, cy], corner) => {
    if (corner === 0) ctx.moveTo(cx, cy);
    else ctx.lineTo(cx, cy);
  });
  ctx.closePath();
  ctx.fill();
  ctx.stroke();
}

/** "#1f63b5" as its three parts. */
function rgb(hex: string): Colour {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}
