import { useId, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { valuesOf } from './chart';
import type { Measure } from './chartRange';
import { nearest, stepped, type CurvePoint } from './curvePoints';
import { LineChart } from './LineChart';
import { useReading } from './useReading';
import classes from './Curves.module.css';

interface CurvesProps {
  points: readonly CurvePoint[];
  epochs: number;
  height: number;
  /** What the loss is called. */
  lossName: string;
  /** Stands in the charts while there is no point. */
  empty: string;
}

/** Loss above accuracy on one axis. A pointer or the arrow keys read the exact values of both. */
export function Curves({ points, epochs, height, lossName, empty }: CurvesProps) {
  const { t } = useTranslation('run');
  const sync = useId();
  const help = useId();
  const read = useReading();
  const [hovered, setHovered] = useState<number | null>(null);
  const [chosen, setChosen] = useState<number | null>(null);
  const last = points.length - 1;
  const reading = hovered ?? (chosen === null ? last : nearest(points, chosen));
  const index = Math.min(Math.max(reading, 0), Math.max(last, 0));
  const point = points[index];

  const onKeyDown = (press: KeyboardEvent) => {
    if (point === undefined || press.altKey || press.ctrlKey || press.metaKey) return;
    const to = stepped(points, index, press.key);
    if (to === undefined) return;
    press.preventDefault();
    setHovered(null);
    setChosen(points[to]?.at ?? null);
  };
  const chart = (measure: Measure, axis: boolean) => (
    <div className={classes.measure}>
      <Legend
        measure={measure}
        name={measure === 'loss' ? lossName : t('curves.accuracy')}
        point={point}
      />
      <LineChart
        measure={measure}
        points={points}
        epochs={epochs}
        height={axis ? height + 26 : height}
        axis={axis}
        sync={sync}
        chosen={chosen}
        hovered={setHovered}
      />
    </div>
  );
  return (
    <div className={classes.both}>
      <div
        className={classes.reader}
        role="slider"
        tabIndex={0}
        aria-label={t('curves.choose')}
        aria-describedby={help}
        aria-valuemin={0}
        aria-valuemax={Math.max(last, 0)}
        aria-valuenow={index}
        aria-valuetext={point ? read.whole(point) : empty}
        onKeyDown={onKeyDown}
        onBlur={() => {
          setChosen(null);
        }}
      >
        <p className={classes.moment}>{point ? read.moment(point) : '\u00a0'}</p>
        {chart('loss', false)}
        {chart('accuracy', true)}
        <p className={classes.axisName}>{t('curves.epochs')}</p>
        {point === undefined && (
          <p className={classes.empty} style={{ height }}>
            {empty}
          </p>
        )}
      </div>
      <p id={help} hidden>
        {t('curves.help')}
      </p>
    </div>
  );
}

interface LegendProps {
  measure: Measure;
  name: string;
  point: CurvePoint | undefined;
}

function Legend({ measure, name, point }: LegendProps) {
  const { t } = useTranslation('run');
  const read = useReading();
  const [training, validation] = point ? valuesOf(point, measure) : [null, null];
  return (
    <div className={classes.legend}>
      <span className={classes.measureName}>{name}</span>
      <span className={classes.key} data-line="training">
        <Swatch line="training" />
        {t('curves.training')} <b>{read.value(measure, training)}</b>
      </span>
      <span className={classes.key} data-line="validation">
        <Swatch line="validation" />
        {t('curves.validation')} <b>{read.value(measure, validation)}</b>
      </span>
    </div>
  );
}

function Swatch({ line }: { line: 'training' | 'validation' }) {
  return (
    <svg width={26} height={10} aria-hidden className={classes.swatch} data-line={line}>
      <line
        x1={0}
        x2={26}
        y1={5}
        y2={5}
        strokeDasharray={line === 'validation' ? '5 3.5' : undefined}
      />
      {line === 'training' ? (
        <circle cx={13} cy={5} r={3} />
      ) : (
        <path d="M13 0.8 17.2 5 13 9.2 8.8 5Z" />
      )}
    </svg>
  );
}
