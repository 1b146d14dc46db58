import { Button } from '@mantine/core';
import { IconStack2, IconZoomQuestion } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/EmptyState';
import type { WorkSearch } from './rows';

export function NothingYet({ of }: { of: 'Runs' | 'Networks' }) {
  const { t } = useTranslation('work');
  return (
    <EmptyState
      icon={<IconStack2 size={28} stroke={1.4} />}
      title={t(`empty${of}.title`)}
      action={
        <Button renderRoot={(props) => <Link to="/bench" {...props} />}>
          {t(`empty${of}.action`)}
        </Button>
      }
    >
      {t(`empty${of}.words`)}
    </EmptyState>
  );
}

export function NoMatch({ onChange }: { onChange: (changed: Partial<WorkSearch>) => void }) {
  const { t } = useTranslation('work');
  return (
    <EmptyState
      icon={<IconZoomQuestion size={28} stroke={1.4} />}
      title={t('noMatch.title')}
      action={
        <Button
          variant="default"
          onClick={() => {
            onChange({ q: '', state: '', dataset: '' });
          }}
        >
          {t('noMatch.action')}
        </Button>
      }
    >
      {t('noMatch.words')}
    </EmptyState>
  );
}
