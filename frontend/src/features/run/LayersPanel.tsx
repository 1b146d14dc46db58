import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { catalogueQuery } from '../../api/resources';
import type { Catalogue, Run } from '../../api/types';
import { Explained } from '../../ui/Explained';
import { percent } from '../../ui/format';
import { Panel } from '../../ui/Panel';
import { scrollable } from '../../ui/scrollable';
import { LayerCurve } from './LayerCurve';
import {
  gradientScale,
  histories,
  isShortcut,
  nameOf,
  placeOf,
  scientific,
  signsOf,
  type LayerHistory,
} from './layerSigns';
import type { SignalsPoint } from './progress';
import classes from './Layers.module.css';

interface LayersPanelProps {
  run: Run;
  signals: readonly SignalsPoint[];
}

const GAP = '\u00a0';
const COLUMNS = ['gradient', 'step', 'output', 'dead'] as const;

/** How each layer that learns is doing: a row each, in the order in which data flows. */
export function LayersPanel({ run, signals: told }: LayersPanelProps) {
  const { t } = useTranslation('run');
  const [chosen, choose] = useState<number | null>(null);
  const catalogue = useQuery(catalogueQuery);
  const signals = useMemo(
    () => told.filter(({ epoch }) => chosen === null || epoch <= chosen),
    [told, chosen],
  );
  const all = useMemo(() => histories(signals), [signals]);
  const scale = gradientScale(all);
  const epoch = signals.at(-1)?.epoch;
  if (epoch === undefined) return null;
  const caption = t('layers.caption', { epoch });
  return (
    <Panel
      title={t('layers.title')}
      aside={
        told.length === 1 ? (
          <span className={classes.after}>{t('layers.after', { epoch })}</span>
        ) : (
          <NativeSelect
            size="xs"
            aria-label={t('layers.choose')}
            value={String(epoch)}
            data={told.map((point) => ({
              value: String(point.epoch),
              label: t('layers.after', { epoch: point.epoch }),
            }))}
            onChange={(picked) => {
              const to = Number(picked.currentTarget.value);
              choose(to === told.at(-1)?.epoch ? null : to);
            }}
          />
        )
      }
    >
      <div className={classes.wide} {...scrollable(caption)}>
        <table className={classes.table}>
          <caption className={classes.caption}>{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{t('layers.layer')}</th>
              {COLUMNS.map((column) => (
                <th key={column} scope="col">
                  <Explained by={t(`layers.${column}Words`)}>{t(`layers.${column}`)}</Explained>
                </th>
              ))}
            </tr>
          </thead>
          {all.map((layer) => (
            <LayerRows
              key={layer.path}
              layer={layer}
              all={all}
              scale={scale}
              run={run}
              catalogue={catalogue.data}
            />
          ))}
        </table>
      </div>
      <p className={classes.note}>{t('layers.healthy')}</p>
    </Panel>
  );
}

interface LayerRowsProps {
  layer: LayerHistory;
  all: readonly LayerHistory[];
  scale: [low: number, high: number];
  run: Run;
  catalogue: Catalogue | undefined;
}

/** The numbers, and under them what they mean where something is wrong. */
function LayerRows({ layer, all, scale, run, catalogue }: LayerRowsProps) {
  const { t } = useTranslation('run');
  const { path, latest } = layer;
  const signs = signsOf(
    latest,
    all.map((other) => other.latest),
  );
  const kind = nameOf(run.network.layers, path, catalogue);
  const name = isShortcut(path) ? t('layers.shortcut', { name: kind }) : kind;
  const { activationMean: mean, activationStd: std } = latest;
  return (
    <tbody data-sign={signs[0]}>
      <tr>
        <th scope="row">
          <span className={classes.place}>{placeOf(path)}</span> {name}
        </th>
        <td className={classes.gradient}>
          <LayerCurve layer={layer} scale={scale} />
          <span>
            <Small value={latest.gradientNorm} />
          </span>
        </td>
        <td>{latest.updateRatio == null ? '–' : percent(latest.updateRatio, 2)}</td>
        <td>
          <Small value={mean} />
          {std != null && (
            <>
              {' '}
              <span className={classes.spread}>
                ± <Small value={std} />
              </span>
            </>
          )}
        </td>
        <td>{latest.deadShare == null ? '–' : percent(latest.deadShare, 0)}</td>
      </tr>
      {signs.map((sign) => (
        <tr key={sign} className={classes.sign}>
          <td colSpan={5}>{t(`layers.${sign}`, { share: percent(latest.deadShare ?? 0, 0) })}</td>
        </tr>
      ))}
    </tbody>
  );
}

/** A power of ten is raised by the page: not every font has all the raised signs. */
function Small({ value }: { value: number | null | undefined }) {
  if (value == null) return '–';
  const { digits, exponent } = scientific(value);
  return exponent === null ? (
    digits
  ) : (
    <>
      {digits}
      {GAP}×{GAP}10<sup>−{exponent}</sup>
    </>
  );
}
