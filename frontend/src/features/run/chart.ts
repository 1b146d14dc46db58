import uPlot from 'uplot';
import { rangeOf, type Measure } from './chartRange';
import { trainingAccuracy, trainingLoss, type CurvePoint } from './curvePoints';

export interface Ink {
  line: string;
  text: string;
  surface: string;
  training: string;
  validation: string;
}

/** The colours of the moment: a canvas knows no CSS variables. */
export function inkOf(element: Element): Ink {
  const style = getComputedStyle(element);
  const read = (name: string) => style.getPropertyValue(name).trim();
  return {
    line: read('--lw-line'),
    text: read('--lw-muted'),
    surface: read('--lw-surface'),
    training: read('--lw-blue'),
    validation: read('--lw-orange'),
  };
}

/** Columns as uPlot wants them: moments, batches, epochs in training, epochs in validation. */
export function columns(points: readonly CurvePoint[], measure: Measure): uPlot.AlignedData {
  const loss = measure === 'loss';
  return [
    points.map((point) => point.at),
    points.map((point) => (loss ? point.batchLoss : point.batchAccuracy)),
    points.map((point) => (loss ? point.trainLoss : point.trainAccuracy)),
    points.map((point) => (loss ? point.validationLoss : point.validationAccuracy)),
  ];
}

/** The moments that a pointer stops at: ends of epochs draw it from a few pixels away. */
const NEAR_PX = 7;

function snapped(chart: uPlot, left: number): number {
  if (left < 0) return left;
  const epoch = Math.round(chart.posToVal(left, 'x'));
  const place = chart.valToPos(epoch, 'x');
  const [moments = []] = chart.data;
  return Math.abs(place - left) <= NEAR_PX && moments.includes(epoch) ? place : left;
}

interface ChartWish {
  measure: Measure;
  epochs: number;
  width: number;
  height: number;
  ink: Ink;
  /** Only the lower chart writes the shared axis. */
  axis: boolean;
  sync: string;
  hovered: (index: number | null) => void;
}

export const AXIS_WIDTH = 52;
export const AXIS_HEIGHT = 26;

export function chartOptions(wish: ChartWish): uPlot.Options {
  const { measure, epochs, ink, axis } = wish;
  const grid = { stroke: ink.line, width: 1 };
  const common = {
    stroke: ink.text,
    grid,
    ticks: { show: false },
    font: "12px 'Inter Variable', sans-serif",
  };
  return {
    width: wish.width,
    height: wish.height,
    legend: { show: false },
    padding: [8, 16, axis ? 0 : 8, 0],
    cursor: {
      y: false,
      drag: { x: false, y: false },
      sync: { key: wish.sync, setSeries: false },
      move: (chart, left, top) => [snapped(chart, left), top],
      points: {
        size: 9,
        width: 2,
        fill: ink.surface,
        stroke: (_, series) => colourOf(series, ink),
      },
    },
    scales: {
      x: { time: false, range: [0, Math.max(1, epochs)] },
      y: { range: (chart) => rangeOf(measure, chart.data) },
    },
    axes: [
      {
        ...common,
        size: axis ? AXIS_HEIGHT : 0,
        values: axis ? undefined : (_, ticks) => ticks.map(() => ''),
        incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500],
        space: 36,
      },
      {
        ...common,
        size: AXIS_WIDTH,
        space: 28,
        values: (_, ticks) => ticks.map((tick) => axisText(measure, tick)),
      },
    ],
    series: [
      {},
      { stroke: ink.training, width: 1, alpha: 0.6, spanGaps: true, points: { show: false } },
      { stroke: ink.training, width: 2, spanGaps: true, points: { show: false } },
      { stroke: ink.validation, width: 2, dash: [6, 4], spanGaps: true, points: { show: false } },
    ],
    hooks: {
      draw: [
        (chart) => {
          drawHead(chart, ink.training);
          drawMarkers(chart, 2, ink.training, ink.surface, 'circle');
          drawMarkers(chart, 3, ink.validation, ink.surface, 'diamond');
        },
      ],
      setCursor: [
        (chart) => {
          const { idx, left } = chart.cursor;
          wish.hovered(left === undefined || left < 0 ? null : (idx ?? null));
        },
      ],
    },
  };
}

function colourOf(series: number, ink: Ink): string {
  return series === 3 ? ink.validation : ink.training;
}

function axisText(measure: Measure, tick: number): string {
  return measure === 'accuracy'
    ? `${String(Math.round(tick * 100))} %`
    : String(Number(tick.toPrecision(3)));
}

/** Signs beside the hue: round for training, a diamond for validation. None where they would touch. */
function drawMarkers(
  chart: uPlot,
  series: 2 | 3,
  colour: string,
  fill: string,
  sign: 'circle' | 'diamond',
) {
  const { ctx, bbox } = chart;
  const size = 3.5 * devicePixelRatio;
  const [low = 0, high = 1] = [chart.scales.x?.min, chart.scales.x?.max];
  if (bbox.width / (high - low) < 3.5 * size) return;
  ctx.save();
  ctx.strokeStyle = colour;
  ctx.fillStyle = sign === 'circle' ? colour : fill;
  ctx.lineWidth = 1.5 * devicePixelRatio;
  const moments = chart.data[0];
  chart.data[series]?.forEach((value, index) => {
    const moment = moments[index];
    if (value === null || value === undefined || moment === undefined) return;
    const x = chart.valToPos(moment, 'x', true);
    const y = chart.valToPos(value, 'y', true);
    ctx.beginPath();
    if (sign === 'circle') ctx.arc(x, y, size * 0.85, 0, 2 * Math.PI);
    else diamond(ctx, x, y, size * 1.2);
    ctx.fill();
    ctx.stroke();
  });
  ctx.restore();
}

/** Where the batch curve is now: also what a single batch is seen by. */
function drawHead(chart: uPlot, colour: string) {
  const { ctx } = chart;
  const [moments, batches = []] = chart.data;
  const index = batches.length - 1;
  const [moment, value] = [moments[index], batches[index]];
  if (moment === undefined || value === undefined || value === null) return;
  ctx.save();
  ctx.fillStyle = colour;
  ctx.beginPath();
  const [x, y] = [chart.valToPos(moment, 'x', true), chart.valToPos(value, 'y', true)];
  ctx.arc(x, y, 2.5 * devicePixelRatio, 0, 2 * Math.PI);
  ctx.fill();
  ctx.restore();
}

function diamond(ctx: CanvasRenderingContext2D, x: number, y: number, size: number) {
  ctx.moveTo(x, y - size);
  ctx.lineTo(x + size, y);
  ctx.lineTo(x, y + size);
  ctx.lineTo(x - size, y);
  ctx.closePath();
}

/** A point's two values of a measure, as the legend reads them. */
export function valuesOf(point: CurvePoint, measure: Measure): [number | null, number | null] {
  return measure === 'loss'
    ? [trainingLoss(point), point.validationLoss]
    : [trainingAccuracy(point), point.validationAccuracy];
}
