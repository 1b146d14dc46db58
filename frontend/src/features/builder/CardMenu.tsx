import { ActionIcon, Menu } from '@mantine/core';
import {
  IconArrowDown,
  IconArrowUp,
  IconArrowRampRight,
  IconArrowsSplit2,
  IconBoxMultiple,
  IconCopy,
  IconDots,
  IconTrash,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './LayerCard.module.css';
import type { Layer } from './network';
import { useLayerActions } from './useLayerActions';

/** What the keyboard does to a card, for the mouse. */
export function CardMenu({ layer, name }: { layer: Layer; name: string }) {
  const { t } = useTranslation('builder');
  const actions = useLayerActions(layer);
  const items = [
    { label: t('card.duplicate'), Drawn: IconCopy, act: actions.duplicate, keys: 'Ctrl D' },
    {
      label: t('card.moveUp'),
      Drawn: IconArrowUp,
      act: () => {
        actions.move('up');
      },
      keys: 'Alt ↑',
    },
    {
      label: t('card.moveDown'),
      Drawn: IconArrowDown,
      act: () => {
        actions.move('down');
      },
      keys: 'Alt ↓',
    },
    {
      label: t('card.wrapResidual'),
      Drawn: IconArrowRampRight,
      act: () => {
        actions.wrap('residual');
      },
    },
    {
      label: t('card.wrapParallel'),
      Drawn: IconArrowsSplit2,
      act: () => {
        actions.wrap('parallel');
      },
    },
    ...(layer.block === 'layers'
      ? [{ label: t('card.unwrap'), Drawn: IconBoxMultiple, act: actions.unwrap }]
      : []),
    { label: t('card.remove'), Drawn: IconTrash, act: actions.remove, keys: 'Del' },
  ];
  return (
    <Menu position="bottom-end" width={240} returnFocus={false}>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={28}
          aria-label={t('card.actions', { name })}
        >
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {items.map(({ label, Drawn, act, keys }) => (
          <Menu.Item
            key={label}
            leftSection={<Drawn size={15} stroke={1.6} aria-hidden />}
            rightSection={keys && <span className={classes.keys}>{keys}</span>}
            onClick={act}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
