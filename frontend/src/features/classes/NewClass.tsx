import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ClassTerms } from '../../api/classes';
import { Dialog } from '../../ui/Dialog';
import { say } from '../../ui/notify';
import { useMakeClass } from './api';
import { ClassForm } from './ClassForm';

const NEW: ClassTerms = { name: '', starts: null, ends: null, weeklyHours: null, weight: null };

/** Makes a class, and goes to where its code stands. */
export function NewClass({ opened, close }: { opened: boolean; close: () => void }) {
  const { t } = useTranslation('classes');
  const navigate = useNavigate();
  const make = useMakeClass();
  const send = (terms: ClassTerms) => {
    make.mutate(terms, {
      onSuccess: ({ id, name, code }) => {
        say(t('make.made', { name, code: code ?? '' }));
        void navigate({ to: '/classes/$id', params: { id }, search: { tab: 'members' } });
      },
    });
  };
  return (
    <Dialog opened={opened} onClose={close} title={t('make.title')} size="lg">
      <ClassForm
        terms={NEW}
        button={t('make.create')}
        busy={make.isPending}
        send={send}
        cancel={close}
      />
    </Dialog>
  );
}
