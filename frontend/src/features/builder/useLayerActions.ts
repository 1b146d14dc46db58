import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { sayWithUndo } from '../../ui/notify';
import { useBenchView } from './benchContext';
import * as edit from './edit';
import { focusLayer, INPUT } from './focus';
import { entryOf, namesById, newLayer } from './layers';
import { inOrder, layerById, placeOf, type Layer, type Place } from './network';

/** What can be done to one layer, with where the focus goes after and what is said about it. */
export function useLayerActions(layer: Layer) {
  const { store, catalogue } = useBenchView();
  const { t } = useTranslation('builder');
  return useMemo(() => {
    const bench = store.getState;
    const network = () => bench().history.present.network;
    const name = () => namesById(network(), catalogue).get(layer.id) ?? layer.kind;

    const sayPlace = () => {
      const all = inOrder(network());
      const position = all.findIndex((each) => each.id === layer.id) + 1;
      bench().say(t('card.moved', { name: name(), position, total: all.length }));
    };
    const move = (direction: 'up' | 'down') => {
      bench().changeNetwork((stack) => edit.step(stack, layer.id, direction));
      sayPlace();
      focusLayer(layer.id);
    };
    return {
      move,
      moveTo: (place: Place) => {
        bench().changeNetwork((stack) => edit.move(stack, layer.id, place));
        sayPlace();
      },
      duplicate: () => {
        const { network: next, copy } = edit.duplicate(network(), layer.id);
        bench().changeNetwork(() => next);
        if (copy !== null) focusLayer(copy);
      },
      remove: () => {
        const place = placeOf(network(), layer.id);
        const now = layerById(network(), layer.id);
        if (!place || !now) return;
        const words = t('card.removed', { name: name() });
        const before = neighbour(inOrder(network()), layer.id);
        bench().changeNetwork((stack) => edit.remove(stack, layer.id));
        bench().say(words);
        focusLayer(before);
        // Undone by putting it back: edits made since then stay.
        sayWithUndo(words, () => {
          bench().changeNetwork((stack) => edit.insert(stack, place, now));
          focusLayer(layer.id);
        });
      },
      wrap: (kind: 'residual' | 'parallel') => {
        const entry = entryOf(catalogue, kind);
        if (!entry) return;
        bench().changeNetwork((stack) => edit.wrap(stack, layer.id, newLayer(entry)));
        focusLayer(layer.id);
      },
      unwrap: () => {
        bench().changeNetwork((stack) => edit.unwrap(stack, layer.id));
        focusLayer(layer.stacks[0]?.[0]?.id ?? INPUT);
      },
    };
  }, [store, catalogue, layer, t]);
}

/** The card above, which stays when this one goes. */
function neighbour(all: readonly Layer[], id: string): string {
  const at = all.findIndex((each) => each.id === id);
  return all[at - 1]?.id ?? INPUT;
}
