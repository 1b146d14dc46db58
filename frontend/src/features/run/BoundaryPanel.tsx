import { useComputedColorScheme } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { samplesQuery } from '../../api/resources';
import type { DataSet, Sample } from '../../api/types';
import { percent } from '../../ui/format';
import { Panel } from '../../ui/Panel';
import { areas, atHome, planeOf, type Plane } from './boundary';
import { drawPlane } from './drawPlane';
import type { RunProgress } from './progress';
import { corners, signOf } from './signs';
import classes from './Boundary.module.css';

const POINTS = 300;
const PIXELS = 720;
const NO_POINTS: Sample[] = [];

interface BoundaryPanelProps {
  progress: Pick<RunProgress, 'boundary'>;
  dataset: DataSet;
}

/** Where the network draws the line between the classes of a planar set, as it learns. */
export function BoundaryPanel({ progress: { boundary }, dataset }: BoundaryPanelProps) {
  const { t } = useTranslation('run');
  const points = useQuery(samplesQuery(dataset.id, { split: 'train', from: 0, count: POINTS }));
  const plane = useMemo(() => (boundary === null ? null : planeOf(boundary)), [boundary]);
  const samples = points.data ?? NO_POINTS;
  return (
    <Panel
      title={t('boundary.title')}
      aside={
        boundary && (
          <span className={classes.after}>{t('boundary.after', { epoch: boundary.epoch })}</span>
        )
      }
    >
      <div className={classes.plot}>
        {plane === null || boundary === null ? (
          <p className={classes.empty}>{t('boundary.empty')}</p>
        ) : (
          <PlanePicture
            plane={plane}
            epoch={boundary.epoch}
            points={samples}
            names={dataset.classes}
          />
        )}
        <Key names={dataset.classes}>
          {plane &&
            samples.length > 0 &&
            t('boundary.right', { right: atHome(plane, samples), points: samples.length })}
          {points.error && t('boundary.noPoints')}
        </Key>
      </div>
    </Panel>
  );
}

interface PlanePictureProps {
  plane: Plane;
  epoch: number;
  points: Sample[];
  names: string[];
}

function PlanePicture({ plane, epoch, points, names }: PlanePictureProps) {
  const { t } = useTranslation('run');
  const canvas = useRef<HTMLCanvasElement>(null);
  const scheme = useComputedColorScheme('light');
  useEffect(() => {
    if (canvas.current) drawPlane(canvas.current, plane, points, names.length);
  }, [plane, points, names.length, scheme]);
  const shares = areas(plane, names.length).map((share, label) =>
    t('boundary.area', { class: names[label] ?? label, share: percent(share, 0) }),
  );
  const words = t('boundary.picture', {
    epoch,
    areas: shares.join(', '),
    points: points.length,
    right: atHome(plane, points),
  });
  return (
    <div role="img" aria-label={words} className={classes.canvas}>
      <canvas ref={canvas} width={PIXELS} height={PIXELS} aria-hidden />
    </div>
  );
}

function Key({ names, children }: { names: string[]; children: React.ReactNode }) {
  const { t } = useTranslation('run');
  return (
    <div className={classes.legend}>
      <ul className={classes.names}>
        {names.map((name, label) => (
          <li key={name}>
            <Mark label={label} />
            {name}
          </li>
        ))}
      </ul>
      <p className={classes.reading}>{children}</p>
      <p className={classes.note}>{t('boundary.legend')}</p>
    </div>
  );
}

function Mark({ label }: { label: number }) {
  const { shape, colour } = signOf(label);
  const points = corners(shape, 8, 8, 5)
    .map((corner) => corner.join(','))
    .join(' ');
  return (
    <svg width={16} height={16} aria-hidden style={{ fill: `var(${colour})` }}>
      {shape === 'circle' ? <circle cx={8} cy={8} r={5} /> : <polygon points={points} />}
    </svg>
  );
}
