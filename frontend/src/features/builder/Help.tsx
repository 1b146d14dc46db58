import { Tooltip } from '@mantine/core';
import { IconHelp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './fields.module.css';

/** One sentence on demand: by hover, focus or touch. */
export function Help({ label, words }: { label: string; words: string }) {
  const { t } = useTranslation('builder');
  return (
    <Tooltip label={words} events={{ hover: true, focus: true, touch: true }}>
      <button type="button" className={classes.help} aria-label={t('field.help', { label })}>
        <IconHelp size={15} stroke={1.6} aria-hidden />
      </button>
    </Tooltip>
  );
}
