import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PushedNetwork } from '../../api/classes';
import { useTake } from './api';

/** Lays a shown network on a bench of one's own, as a new draft: nothing else is touched. */
export function useOpenPushed() {
  const { t } = useTranslation('classes');
  const navigate = useNavigate();
  const take = useTake();
  const open = ({ by, dataset, network, training }: PushedNetwork) => {
    take.mutate(
      { name: t('push.name', { by }), dataset, network, training },
      {
        onSuccess: ({ id }) => {
          void navigate({ to: '/bench', search: { network: id } });
        },
      },
    );
  };
  return { open, isPending: take.isPending };
}
