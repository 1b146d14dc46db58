import { IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CourseClass } from '../../api/classes';
import { EmptyState } from '../../ui/EmptyState';
import { JoinWay } from './JoinWay';

/** A desk without students says how they come. */
export function EmptyClass({ one }: { one: CourseClass }) {
  const { t } = useTranslation('classes');
  return (
    <EmptyState
      icon={<IconUsers size={28} stroke={1.4} />}
      title={t('desk.empty')}
      action={one.code ? <JoinWay code={one.code} /> : undefined}
    >
      {t('desk.emptyWords')}
    </EmptyState>
  );
}
