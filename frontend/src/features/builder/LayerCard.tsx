import { ActionIcon } from '@mantine/core';
import { useDraggable } from '@dnd-kit/core';
import { IconChevronDown, IconGripVertical } from '@tabler/icons-react';
import { memo, useRef, type ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { useBench, useBenchView } from './benchContext';
import { CardDetails } from './CardDetails';
import { CardMenu } from './CardMenu';
import { CardProblems } from './CardProblems';
import { CardTitle } from './CardTitle';
import { Figures } from './Figures';
import { KeyNumber } from './KeyNumber';
import classes from './LayerCard.module.css';
import { LayerIcon } from './layerIcons';
import { entryOf } from './layers';
import type { Layer } from './network';

interface LayerCardProps {
  layer: Layer;
  /** Draws what a block holds. */
  Body: ComponentType<{ block: Layer; name: string }>;
}

/** One layer: what it is, what comes out of it, what it costs, and what is wrong with it. */
export const LayerCard = memo(function LayerCard({ layer, Body }: LayerCardProps) {
  const { catalogue, checked, names, fixed } = useBenchView();
  const readOnly = fixed.has('layers');
  const { t } = useTranslation('builder');
  const selected = useBench((bench) => bench.selected === layer.id);
  const open = useBench((bench) => bench.open.has(layer.id));
  const select = useBench((bench) => bench.select);
  const toggle = useBench((bench) => bench.toggle);
  const card = useRef<HTMLDivElement>(null);
  const drag = useDraggable({ id: layer.id, disabled: readOnly });

  const entry = entryOf(catalogue, layer.kind);
  const name = names.get(layer.id) ?? layer.kind;
  const figures = checked?.layers.get(layer.id);
  const problems = (checked?.problems ?? []).filter((placed) => placed.layer === layer.id);
  const detailsId = `${layer.id}-more`;

  return (
    // Focus is only noticed here; what takes it is inside.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={card}
      role="group"
      aria-label={name}
      data-layer-card
      className={classes.card}
      data-selected={selected || undefined}
      data-problem={problems.length > 0 || undefined}
      data-block={layer.block ?? undefined}
      data-dragging={drag.isDragging || undefined}
      onFocus={(focused) => {
        focused.stopPropagation();
        select(layer.id);
      }}
    >
      <div className={classes.head}>
        <span
          ref={drag.setNodeRef}
          className={classes.grip}
          title={t('card.drag')}
          {...drag.listeners}
        >
          {!readOnly && <IconGripVertical size={15} stroke={1.6} aria-hidden />}
        </span>
        <span className={classes.icon}>
          <LayerIcon icon={entry?.icon} />
        </span>
        <div className={classes.main}>
          <CardTitle layer={layer} name={name} card={card} problems={problems} />
          <KeyNumber layer={layer} />
        </div>
        <Figures
          output={figures?.output}
          parameters={figures?.parameters}
          total={checked?.check.parameters ?? 0}
        />
        <div className={classes.actions}>
          {!readOnly && <CardMenu layer={layer} name={name} />}
          <ActionIcon
            variant="subtle"
            color="gray"
            size={28}
            aria-label={t('card.moreAbout', { name })}
            aria-expanded={open}
            aria-controls={open ? detailsId : undefined}
            onClick={() => {
              toggle(layer.id);
            }}
          >
            <IconChevronDown size={16} aria-hidden className={classes.chevron} />
          </ActionIcon>
        </div>
      </div>
      <CardProblems
        id={`${layer.id}-problems`}
        problems={problems.map((placed) => placed.problem)}
        layer={layer.id}
      />
      {open && <CardDetails layer={layer} id={detailsId} />}
      {layer.block && <Body block={layer} name={name} />}
    </div>
  );
});
