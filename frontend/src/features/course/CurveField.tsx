import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Metric } from '../../api/course';
import { HEIGHT, pathD, pointAt, WIDTH, xOf, yOf } from './chartPlace';
import classes from './course.module.css';
import { afterKey, stroke, type Drawing, type Point, type Scale } from './curve';
import { MiniChart } from './MiniChart';
import { valueText } from './scale';

interface CurveFieldProps {
  metric: Metric;
  scale: Scale;
  drawing: Drawing;
  change: (drawing: Drawing) => void;
}

/** A chart to draw on, by pointer or by keyboard. */
export function CurveField({ metric, scale, drawing, change }: CurveFieldProps) {
  const { t } = useTranslation('course');
  const [at, setAt] = useState(0);
  const last = useRef<Point | null>(null);

  const draw = (moved: PointerEvent<HTMLDivElement>) => {
    if (!moved.currentTarget.hasPointerCapture(moved.pointerId)) return;
    const box = moved.currentTarget.getBoundingClientRect();
    const x = ((moved.clientX - box.left) / box.width) * WIDTH;
    const y = ((moved.clientY - box.top) / box.height) * HEIGHT;
    const point = pointAt(scale, x, y);
    change(stroke(drawing, scale, last.current, point));
    setAt(point.at);
    last.current = point;
  };
  const press = (pressed: KeyboardEvent) => {
    const edited = afterKey({ drawing, at }, scale, pressed.key);
    if (!edited) return;
    pressed.preventDefault();
    setAt(edited.at);
    if (edited.drawing !== drawing) change(edited.drawing);
  };
  const value = drawing[at] ?? null;
  const spoken =
    value === null
      ? t('predict.noPoint', { epoch: at + 1 })
      : t('predict.point', { epoch: at + 1, value: valueText(metric, value) });
  return (
    <div className={classes.curve}>
      <p className={classes.orderWords}>{t('predict.curveWords')}</p>
      <div
        role="slider"
        tabIndex={0}
        className={classes.paper}
        aria-label={t('predict.curve', { metric: t(`predict.metric.${metric}`) })}
        aria-valuemin={scale.min}
        aria-valuemax={scale.max}
        aria-valuenow={value ?? scale.min}
        aria-valuetext={spoken}
        onKeyDown={press}
        onPointerDown={(pressed) => {
          pressed.currentTarget.setPointerCapture(pressed.pointerId);
          last.current = null;
          draw(pressed);
        }}
        onPointerMove={draw}
        onPointerUp={() => {
          last.current = null;
        }}
      >
        <MiniChart scale={scale} metric={metric}>
          <line
            x1={xOf(scale, at)}
            x2={xOf(scale, at)}
            y1={yOf(scale, scale.max)}
            y2={yOf(scale, scale.min)}
            className={classes.cursor}
          />
          <path d={pathD(scale, drawing)} className={classes.mine} />
          {drawing.map(
            (each, epoch) =>
              each !== null && (
                <rect
                  key={epoch}
                  className={classes.mineMark}
                  x={xOf(scale, epoch) - 3}
                  y={yOf(scale, each) - 3}
                  width={6}
                  height={6}
                  data-here={epoch === at || undefined}
                />
              ),
          )}
        </MiniChart>
      </div>
      <p className={classes.reading}>{spoken}</p>
    </div>
  );
}
