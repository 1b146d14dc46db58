import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useBench, useBenchView } from './benchContext';
import { cardKeys } from './cardKeys';
import { CardProblems } from './CardProblems';
import { Figures } from './Figures';
import classes from './LayerCard.module.css';
import { LayerIcon } from './layerIcons';
import { entryOf } from './layers';
import type { Layer } from './network';
import { spokenShape } from './words';

/** The end of every network: nothing to set, for the data set decides. */
export function OutputCard({ layer }: { layer: Layer }) {
  const { catalogue, checked, dataset, positions } = useBenchView();
  const { t } = useTranslation('builder');
  const select = useBench((bench) => bench.select);
  const selected = useBench((bench) => bench.selected === layer.id);
  const figures = checked?.layers.get(layer.id);
  const problems = (checked?.problems ?? [])
    .filter((placed) => placed.layer === layer.id)
    .map((placed) => placed.problem);
  const classCount = dataset?.classes.length ?? 0;
  const name = t('output');
  const spoken = [
    t('card.label', { name, position: positions.get(layer.id) ?? 0, total: positions.size }),
    t('outputClasses', { count: classCount }),
    figures && t('card.shape', { shape: spokenShape(figures.output) }),
    ...problems.map(({ message }) => t('card.problem', { message })),
  ];
  return (
    // Focus is only noticed here; what takes it is inside.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      role="group"
      aria-label={name}
      data-layer-card
      className={classes.card}
      data-locked
      data-selected={selected || undefined}
      data-problem={problems.length > 0 || undefined}
      onFocus={() => {
        select(layer.id);
      }}
    >
      <div className={classes.head}>
        <span className={classes.grip} title={t('locked')}>
          <IconLock size={14} stroke={1.6} aria-hidden />
        </span>
        <span className={classes.icon}>
          <LayerIcon icon={entryOf(catalogue, 'output')?.icon} />
        </span>
        <div className={classes.main}>
          <button
            type="button"
            className={classes.title}
            data-layer-title={layer.id}
            aria-label={spoken.filter(Boolean).join(', ')}
            onKeyDown={cardKeys({})}
          >
            {name}
          </button>
          <p className={classes.quiet}>{dataset && t('outputClasses', { count: classCount })}</p>
        </div>
        <Figures
          output={figures?.output ?? (dataset && [classCount])}
          parameters={figures?.parameters}
          total={checked?.check.parameters ?? 0}
        />
        <div className={classes.actions} />
      </div>
      <CardProblems id={`${layer.id}-problems`} problems={problems} layer={layer.id} />
    </div>
  );
}
