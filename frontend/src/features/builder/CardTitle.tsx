import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useBench, useBenchView } from './benchContext';
import { cardKeys } from './cardKeys';
import type { PlacedProblem } from './checked';
import { focusFirstField } from './focus';
import classes from './LayerCard.module.css';
import { entryOf } from './layers';
import type { Layer } from './network';
import { useLayerActions } from './useLayerActions';
import { spokenShape } from './words';

interface CardTitleProps {
  layer: Layer;
  name: string;
  card: RefObject<HTMLDivElement | null>;
  problems: readonly PlacedProblem[];
}

/** The layer's name. It takes the card's focus and keys, and says the whole card to a screen reader. */
export function CardTitle({ layer, name, card, problems }: CardTitleProps) {
  const { catalogue, positions, checked, fixed } = useBenchView();
  const readOnly = fixed.has('layers');
  const { t } = useTranslation('builder');
  const open = useBench((bench) => bench.open.has(layer.id));
  const toggle = useBench((bench) => bench.toggle);
  const actions = useLayerActions(layer);
  const entry = entryOf(catalogue, layer.kind);
  const figures = checked?.layers.get(layer.id);

  const edit = () => {
    const hidden = (entry?.parameters.length ?? 0) > (entry?.key ? 1 : 0);
    if (!open && (hidden || !entry?.key)) toggle(layer.id);
    focusFirstField(card.current);
  };
  const insert = () => {
    card.current?.parentElement?.nextElementSibling
      ?.querySelector<HTMLElement>('[data-add-layer]')
      ?.click();
  };
  const keys = cardKeys(readOnly ? { edit } : { ...actions, edit, insert });

  const spoken = [
    t('card.label', { name, position: positions.get(layer.id) ?? 0, total: positions.size }),
    figures && figures.output.length > 0
      ? t('card.shape', { shape: spokenShape(figures.output) })
      : t('card.unknownShape'),
    figures ? t('card.parameters', { count: figures.parameters }) : '',
    ...problems.map(({ problem }) => t('card.problem', { message: problem.message })),
  ];
  return (
    <button
      type="button"
      className={classes.title}
      data-layer-title={layer.id}
      aria-label={spoken.filter(Boolean).join(', ')}
      onKeyDown={keys}
      onClick={() => {
        toggle(layer.id);
      }}
    >
      {name}
    </button>
  );
}
