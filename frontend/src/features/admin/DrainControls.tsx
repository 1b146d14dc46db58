import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconPlayerPlay, IconTool } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useDrain } from './useDrain';
import classes from './admin.module.css';

interface DrainControlsProps {
  /** A device, or all devices of a worker. */
  what: 'devices' | 'workers';
  id: string;
  /** For screen readers: which one, where several buttons say the same. */
  name: string;
  drained: boolean;
  /** Whether it finishes its run first, so that it can still be hurried. */
  finishing: boolean;
}

/** Takes out of service for maintenance, hurries, and puts back to work. */
export function DrainControls({ what, id, name, drained, finishing }: DrainControlsProps) {
  const { t } = useTranslation('admin');
  const { asking, drain, putBack } = useDrain(what, id);
  if (drained) {
    return (
      <>
        {finishing && (
          <Button
            variant="subtle"
            size="xs"
            loading={asking}
            aria-label={t('drain.hurryWhich', { name })}
            onClick={() => {
              drain('checkpoint');
            }}
          >
            {t('drain.hurry')}
          </Button>
        )}
        <Button
          variant="default"
          size="xs"
          loading={asking}
          aria-label={t('drain.backWhich', { name })}
          leftSection={<IconPlayerPlay size={14} aria-hidden />}
          onClick={putBack}
        >
          {t('drain.back')}
        </Button>
      </>
    );
  }
  return (
    <Menu position={what === 'devices' ? 'bottom-start' : 'bottom-end'} width={300}>
      <Menu.Target>
        <Button
          variant="default"
          size="xs"
          loading={asking}
          aria-label={t('drain.startWhich', { name })}
          leftSection={<IconTool size={14} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {t('drain.start')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {(['finish', 'checkpoint'] as const).map((mode) => (
          <Menu.Item
            key={mode}
            onClick={() => {
              drain(mode);
            }}
          >
            {t(`drain.${mode}`)}
            <span className={classes.hint}>{t(`drain.${mode}Words`)}</span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
