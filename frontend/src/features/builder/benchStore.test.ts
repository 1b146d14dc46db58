import { describe, expect, it } from 'vitest';
import { createBench } from './benchStore';
import { change, remove } from './edit';
import { conv, idAt, network, outline } from './testNetworks';
import { PLAN_IF_NONE } from './training';

function bench() {
  const stack = network(conv(8));
  const store = createBench('Mine', { dataset: 'digits', network: stack, training: PLAN_IF_NONE });
  return {
    store,
    id: idAt(stack, '0'),
    shown: () => outline(store.getState().history.present.network),
  };
}

describe('the bench', () => {
  it('undoes a hundred edits one by one, and redoes them', () => {
    const { store, id, shown } = bench();
    for (let filters = 9; filters <= 108; filters += 1) {
      store.getState().changeNetwork((stack) => change(stack, id, 'filters', filters));
    }
    for (let step = 0; step < 100; step += 1) store.getState().undo();
    expect(shown()).toBe('conv2d:8 output');
    for (let step = 0; step < 100; step += 1) store.getState().redo();
    expect(shown()).toBe('conv2d:108 output');
  });

  it('lets go of a selection whose layer is gone, and undo brings the layer back', () => {
    const { store, id, shown } = bench();
    store.getState().select(id);
    store.getState().changeNetwork((stack) => remove(stack, id));
    expect(store.getState().selected).toBeNull();
    store.getState().undo();
    expect(shown()).toBe('conv2d:8 output');
  });

  it('adds no step for an edit that changes nothing', () => {
    const { store, id } = bench();
    store.getState().changeNetwork((stack) => change(stack, id, 'filters', 8));
    expect(store.getState().history.past).toHaveLength(0);
  });

  it('keeps the name out of undo', () => {
    const { store } = bench();
    store.getState().rename('Better');
    store.getState().undo();
    expect(store.getState().name).toBe('Better');
  });
});
