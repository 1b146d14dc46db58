import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import type { CatalogueAugmentation, DataSet, Parameter } from '../../api/types';
import { renderInApp } from '../../test/render';
import { BenchContext } from './benchContext';
import { createBench } from './benchStore';
import { CATALOGUE, conv, network } from './testNetworks';
import { PLAN_IF_NONE } from './training';
import { TrainingControls } from './TrainingControls';

const whole = (name: string, label: string, initial: number): Parameter => ({
  name,
  label,
  type: 'int',
  min: 1,
  max: 16,
  step: 1,
  default: initial,
  choices: null,
  help: '',
});
const augmentations: CatalogueAugmentation[] = [
  { kind: 'flip', name: 'Flip', help: 'Mirrors.', pixels: null },
  { kind: 'shift', name: 'Shift', help: 'Moves.', pixels: whole('pixels', 'Shift by up to', 2) },
];
const catalogue = {
  ...CATALOGUE,
  augmentations,
  training: [whole('earlyStopping.patience', 'Patience', 3)],
};

let asked: URL[] = [];
beforeEach(() => {
  asked = [];
  vi.stubGlobal('fetch', (path: string) => {
    asked.push(new URL(path, 'http://localhost'));
    const samples = [{ index: 0, label: 1, image: 'data:image/png;base64,AA==' }];
    return Promise.resolve(Response.json({ samples }));
  });
});

function open(kind: DataSet['kind']) {
  const dataset = { id: 'digits', kind, state: 'ready', classes: ['zero', 'one'] } as DataSet;
  const store = createBench('Mine', {
    dataset: 'digits',
    network: network(conv(8)),
    training: PLAN_IF_NONE,
  });
  renderInApp(
    <BenchContext
      value={{
        store,
        catalogue,
        dataset,
        checked: undefined,
        names: new Map(),
        positions: new Map(),
        readOnly: false,
        fixed: new Set(),
      }}
    >
      <TrainingControls />
    </BenchContext>,
  );
  return { user: userEvent.setup(), plan: () => store.getState().history.present.training };
}

it('turns changes on and off, and shows real images as the network will see them', async () => {
  const { user, plan } = open('image');
  await user.click(screen.getByRole('switch', { name: 'Shift' }));
  await user.click(screen.getByRole('button', { name: /Increase Shift: shift by up to/ }));
  await user.click(screen.getByRole('switch', { name: 'Flip' }));
  expect(plan().augmentation).toEqual([{ kind: 'flip' }, { kind: 'shift', pixels: 3 }]);

  await user.click(screen.getByRole('button', { name: 'Show epoch 2' }));
  expect(await screen.findByAltText('Training image 0 as seen in epoch 2')).toBeVisible();
  const last = asked.at(-1)?.searchParams;
  expect(JSON.parse(last?.get('augmentation') ?? '')).toEqual(plan().augmentation);
  expect([last?.get('seed'), last?.get('epoch')]).toEqual(['7', '2']);

  await user.click(screen.getByRole('switch', { name: 'Shift' }));
  await user.click(screen.getByRole('switch', { name: 'Flip' }));
  expect(plan().augmentation).toEqual([]);
  await waitFor(() => {
    expect(screen.queryByText('What the network will see')).toBeNull();
  });
});

it('is not offered for rows of numbers', () => {
  open('tabular');

  expect(screen.queryByRole('switch', { name: 'Flip' })).toBeNull();
  expect(screen.getByRole('switch', { name: 'Stop early' })).toBeVisible();
});

it('turns early stopping on with its usual patience, and off', async () => {
  const { user, plan } = open('image');
  await user.click(screen.getByRole('switch', { name: 'Stop early' }));
  await user.click(screen.getByRole('button', { name: 'Decrease Patience' }));
  expect(plan().earlyStopping).toEqual({ patience: 2, metric: 'validationLoss' });

  await user.click(screen.getByRole('switch', { name: 'Stop early' }));
  expect(plan().earlyStopping).toBeUndefined();
});
