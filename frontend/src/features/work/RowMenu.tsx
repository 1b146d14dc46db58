import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconExternalLink, IconPencil, IconRepeat, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

interface RowMenuProps {
  name: string;
  onOpen: () => void;
  onAgain?: () => void;
  onRename: () => void;
  onDelete: () => void;
}

export function RowMenu({ name, onOpen, onAgain, onRename, onDelete }: RowMenuProps) {
  const { t } = useTranslation('work');
  return (
    <Menu position="bottom-end" width={200} returnFocus>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t('actions.menu', { name })}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconExternalLink size={16} stroke={1.6} />} onClick={onOpen}>
          {t('actions.open')}
        </Menu.Item>
        {onAgain && (
          <Menu.Item leftSection={<IconRepeat size={16} stroke={1.6} />} onClick={onAgain}>
            {t('actions.again')}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconPencil size={16} stroke={1.6} />} onClick={onRename}>
          {t('actions.rename')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconTrash size={16} stroke={1.6} />} onClick={onDelete}>
          {t('actions.delete')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
