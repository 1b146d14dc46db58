import { Button } from '@mantine/core';
import { IconPresentation } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CourseClass } from '../../api/classes';
import { Dialog } from '../../ui/Dialog';
import { PushForm } from './PushForm';

/** Puts a network before everybody of a class. */
export function PushNetwork({ one }: { one: CourseClass }) {
  const { t } = useTranslation('classes');
  const [open, setOpen] = useState(false);
  const close = () => {
    setOpen(false);
  };
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconPresentation size={16} stroke={1.7} aria-hidden />}
        onClick={() => {
          setOpen(true);
        }}
      >
        {t('push.open')}
      </Button>
      <Dialog opened={open} onClose={close} title={t('push.title')}>
        <PushForm one={one} close={close} />
      </Dialog>
    </>
  );
}
