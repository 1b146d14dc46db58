import { Button } from '@mantine/core';
import { IconClockPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CourseClass } from '../../api/classes';
import { newUuid } from '../../api/newUuid';
import { Dialog } from '../../ui/Dialog';
import { GrantForm, type Person } from './GrantForm';

/** Gives all or some of a class more device time for this week. */
export function GrantHours({ one, students }: { one: CourseClass; students: readonly Person[] }) {
  const { t } = useTranslation('classes');
  // Made when the form opens: whatever is clicked twice is one grant.
  const [request, setRequest] = useState<string | null>(null);
  const close = () => {
    setRequest(null);
  };
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconClockPlus size={16} stroke={1.7} aria-hidden />}
        onClick={() => {
          setRequest(newUuid());
        }}
      >
        {t('grant.open')}
      </Button>
      <Dialog opened={request !== null} onClose={close} title={t('grant.title')}>
        {request !== null && (
          <GrantForm one={one} students={students} request={request} close={close} />
        )}
      </Dialog>
    </>
  );
}
