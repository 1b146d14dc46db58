import { Button } from '@mantine/core';
import { IconArrowBarRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './lesson.module.css';

/** "The bench stands like this": a place of the text where the lesson sets up another network. */
export function BenchButton({ preset, lay }: { preset: string; lay: (preset: string) => void }) {
  const { t } = useTranslation('lesson');
  return (
    <p className={classes.bench}>
      <Button
        variant="default"
        size="sm"
        leftSection={<IconArrowBarRight size={16} stroke={1.6} aria-hidden />}
        onClick={() => {
          lay(preset);
        }}
      >
        {t('benchTo')}
      </Button>
      <span>{t('benchWords')}</span>
    </p>
  );
}
