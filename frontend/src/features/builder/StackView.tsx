import { VisuallyHidden } from '@mantine/core';
import {
  closestCenter,
  DndContext,
  DragOverlay,
  PointerSensor,
  useSensor,
  useSensors,
  type DragEndEvent,
} from '@dnd-kit/core';
import { useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useBench, useBenchView } from './benchContext';
import classes from './Bench.module.css';
import { CardProblems } from './CardProblems';
import { move } from './edit';
import { InputCard } from './InputCard';
import { LayerList } from './LayerList';
import type { Place } from './network';

/** The network from its input to its output. */
export function StackView() {
  const { checked, names } = useBenchView();
  const { t } = useTranslation('builder');
  const network = useBench((bench) => bench.history.present.network);
  const changeNetwork = useBench((bench) => bench.changeNetwork);
  const said = useBench((bench) => bench.said);
  const [dragged, setDragged] = useState<string | null>(null);
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 5 } }));

  const drop = ({ active, over }: DragEndEvent) => {
    setDragged(null);
    const place = over?.data.current?.place as Place | undefined;
    if (place) changeNetwork((stack) => move(stack, String(active.id), place));
  };
  const whole = (checked?.problems ?? [])
    .filter((placed) => placed.layer === null && placed.field === '')
    .map((placed) => placed.problem);
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragStart={({ active }) => {
        setDragged(String(active.id));
      }}
      onDragCancel={() => {
        setDragged(null);
      }}
      onDragEnd={drop}
    >
      <div className={classes.stack}>
        <CardProblems id="network-problems" problems={whole} />
        <InputCard />
        <LayerList
          stack={network}
          parent={null}
          branch={0}
          label={t('stack')}
          firstLabel={t('add.first')}
        />
        <VisuallyHidden role="status">{said}</VisuallyHidden>
      </div>
      {/* Outside of the bench: a container of queries may also be what "fixed" is fixed to. */}
      {createPortal(
        <DragOverlay dropAnimation={null}>
          {dragged !== null && <div className={classes.dragged}>{names.get(dragged)}</div>}
        </DragOverlay>,
        document.body,
      )}
    </DndContext>
  );
}
