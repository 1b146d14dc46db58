import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useEffectEvent, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { chartOptions, columns, inkOf } from './chart';
import type { Measure } from './chartRange';
import type { CurvePoint } from './curvePoints';
import classes from './Curves.module.css';

interface LineChartProps {
  measure: Measure;
  points: readonly CurvePoint[];
  epochs: number;
  height: number;
  axis: boolean;
  sync: string;
  /** The moment that the keyboard chose. */
  chosen: number | null;
  hovered: (index: number | null) => void;
}

/** A canvas that uPlot draws on. It is a picture only: the words are around it. */
export function LineChart(props: LineChartProps) {
  const { measure, points, epochs, height, axis, sync, chosen } = props;
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot | null>(null);
  const scheme = useComputedColorScheme('light');
  const hovered = useEffectEvent(props.hovered);
  const current = useEffectEvent(() => columns(points, measure));

  useEffect(() => {
    const place = box.current;
    if (place === null) return;
    const width = Math.max(160, place.clientWidth);
    const wish = { measure, epochs, width, height, axis, sync, ink: inkOf(place), hovered };
    const made = new uPlot(chartOptions(wish), current(), place);
    chart.current = made;
    const resized = new ResizeObserver(() => {
      if (place.clientWidth > 0) made.setSize({ width: place.clientWidth, height });
    });
    resized.observe(place);
    return () => {
      resized.disconnect();
      made.destroy();
      chart.current = null;
    };
  }, [measure, epochs, height, axis, sync, scheme]);

  useEffect(() => {
    chart.current?.setData(columns(points, measure));
  }, [points, measure]);

  useEffect(() => {
    const drawn = chart.current;
    if (drawn === null || chosen === null) return;
    drawn.setCursor({ left: drawn.valToPos(chosen, 'x'), top: 0 }, false);
  }, [chosen, points]);

  return <div ref={box} className={classes.chart} style={{ height }} aria-hidden />;
}
