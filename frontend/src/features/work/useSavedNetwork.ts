import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { http } from '../../api/http';
import type { SavedNetwork } from '../../api/types';
import { sayProblem, sayWithUndo } from '../../ui/notify';

/** Renames and deletes a saved network. Undo saves it again, under a new address. */
export function useSavedNetwork(saved: SavedNetwork) {
  const { t } = useTranslation('work');
  const queryClient = useQueryClient();
  const look = () => queryClient.invalidateQueries({ queryKey: ['networks'] });
  const { name, dataset, network, training, version } = saved;

  const rename = async (newName: string) => {
    await http
      .put(`/api/networks/${saved.id}`, { name: newName, dataset, network, training, version })
      .catch(sayProblem);
    await look();
  };

  const restore = () => {
    http
      .post('/api/networks', { name, dataset, network, training })
      .catch(sayProblem)
      .finally(() => void look());
  };

  const remove = async () => {
    try {
      await http.delete(`/api/networks/${saved.id}`);
      sayWithUndo(t('deleteNetwork.done', { name }), restore);
    } catch (error) {
      sayProblem(error);
    }
    await look();
  };

  return { rename, remove };
}
