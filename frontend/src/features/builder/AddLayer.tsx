import { Menu } from '@mantine/core';
import { useDroppable } from '@dnd-kit/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { LayerMenu } from './LayerMenu';
import { useBenchView } from './benchContext';
import classes from './LayerList.module.css';
import type { Place } from './network';

/** The "+" between two cards; a dragged card can land on it. */
export function AddLayer({ place, label }: { place: Place; label: string }) {
  const { fixed } = useBenchView();
  const readOnly = fixed.has('layers');
  const { t } = useTranslation('builder');
  const { isOver, setNodeRef } = useDroppable({
    id: `place:${place.parent ?? ''}:${String(place.stack)}:${String(place.index)}`,
    data: { place },
  });
  if (readOnly) return <div className={classes.gap} />;
  return (
    <div ref={setNodeRef} className={classes.gap} data-over={isOver || undefined}>
      <Menu
        position="bottom"
        width={320}
        shadow="sm"
        returnFocus={false}
        middlewares={{ flip: true, shift: { padding: 8 }, size: { padding: 8 } }}
      >
        <Menu.Target>
          <button type="button" className={classes.add} aria-label={label} data-add-layer>
            <IconPlus size={14} stroke={2} aria-hidden />
          </button>
        </Menu.Target>
        <Menu.Dropdown aria-label={t('add.menu')} className={classes.menu}>
          <LayerMenu place={place} />
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
