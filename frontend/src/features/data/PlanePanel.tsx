import { Button, NumberInput, Slider } from '@mantine/core';
import { IconDice } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { samplesQuery } from '../../api/resources';
import type { DataSet } from '../../api/types';
import { Loaded } from '../../ui/Loaded';
import { Loading } from '../../ui/Loading';
import { Panel } from '../../ui/Panel';
import { Plane } from './Plane';
import {
  LAST_SEED,
  MOST_NOISE,
  NOISE_STEP,
  planarId,
  readPlanarId,
  type PlanarSettings,
} from './planar';
import classes from './data.module.css';

/** As many as the server hands out at once. */
const MOST_POINTS = 500;

/** The points of a generated set, with the knobs that draw others. They are part of its address. */
export function PlanePanel({ dataSet }: { dataSet: DataSet }) {
  const { t } = useTranslation('data');
  const navigate = useNavigate();
  const settings = readPlanarId(dataSet.id);
  const query = useQuery({
    ...samplesQuery(dataSet.id, { split: 'train', from: 0, count: MOST_POINTS }),
    placeholderData: keepPreviousData,
  });
  const change = (changed: Partial<PlanarSettings>) => {
    const id = planarId({ ...settings, ...changed });
    void navigate({ to: '/data/$id', params: { id }, replace: true, resetScroll: false });
  };
  const [first = '', second = ''] = dataSet.classes;
  return (
    <Panel title={t('gallery.title')}>
      <div className={classes.plane}>
        <Loaded query={query} loading={<Loading height={420} />}>
          {(samples) => (
            <Plane
              samples={samples}
              size={440}
              label={t('plane.words', { count: samples.length, first, second })}
            />
          )}
        </Loaded>
        <div className={classes.knobs}>
          <Noise key={settings.noise} noise={settings.noise} onChange={change} />
          <NumberInput
            label={t('plane.seed')}
            description={t('plane.seedWords')}
            value={settings.seed}
            min={0}
            max={LAST_SEED}
            allowDecimal={false}
            clampBehavior="strict"
            onChange={(seed) => {
              if (typeof seed === 'number') change({ seed });
            }}
          />
          <Button
            variant="default"
            leftSection={<IconDice size={18} stroke={1.6} aria-hidden />}
            onClick={() => {
              change({ seed: (settings.seed + 1) % (LAST_SEED + 1) });
            }}
          >
            {t('plane.seedNext')}
          </Button>
          <p className={classes.note}>
            {t('plane.words', { count: Math.min(dataSet.train, MOST_POINTS), first, second })}
          </p>
        </div>
      </div>
    </Panel>
  );
}

interface NoiseProps {
  noise: number;
  onChange: (changed: { noise: number }) => void;
}

/** Moves freely; the points are drawn anew where it comes to rest. */
function Noise({ noise, onChange }: NoiseProps) {
  const { t } = useTranslation('data');
  const [shown, setShown] = useState(noise);
  return (
    <div>
      <p className={classes.knobLabel} id="noise-label">
        {t('plane.noise')} <span className="tabular">{shown.toFixed(2)}</span>
      </p>
      <p className={classes.knobWords}>{t('plane.noiseWords')}</p>
      <Slider
        value={shown}
        min={0}
        max={MOST_NOISE}
        step={NOISE_STEP}
        label={null}
        thumbProps={{ 'aria-labelledby': 'noise-label' }}
        onChange={setShown}
        onChangeEnd={(value) => {
          onChange({ noise: value });
        }}
      />
    </div>
  );
}
