import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Run } from '../../api/types';
import { renderInApp } from '../../test/render';
import { LayersPanel } from './LayersPanel';

const run = {
  network: {
    layers: [
      { kind: 'conv2d' },
      { kind: 'residual', layers: [{ kind: 'conv2d' }] },
      { kind: 'output' },
    ],
  },
} as Run;
const signals = [1, 2].map((epoch) => ({
  epoch,
  layers: [
    { path: '0', gradientNorm: 0.00002 / epoch, updateRatio: 0.0009, deadShare: 0.75 },
    { path: '1.layers.0', gradientNorm: 0.5, updateRatio: 0.002 },
    { path: '1.projection', gradientNorm: 0.4 },
    { path: '2', gradientNorm: 0.8, activationMean: -0.5, activationStd: 1.25 },
  ],
}));

beforeEach(() => {
  const names = [
    { kind: 'conv2d', name: 'Convolution' },
    { kind: 'output', name: 'Output' },
  ];
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ layers: names })));
});

const row = (name: RegExp) => screen.getByRole('row', { name });

it('has a row for each layer that learns, with its numbers', async () => {
  renderInApp(<LayersPanel run={run} signals={signals} />);

  await screen.findByText(/Convolution of the shortcut/);
  const table = screen.getByRole('table', {
    name: 'How each layer is learning, after epoch 2',
  });
  expect(
    within(table)
      .getAllByRole('rowheader')
      .map((cell) => cell.textContent),
  ).toEqual(['1 Convolution', '2.1 Convolution', '2 Convolution of the shortcut', '3 Output']);
  expect(row(/^3 Output/)).toHaveTextContent('-0.5 ± 1.3');
  expect(row(/^2 Convolution of/)).toHaveTextContent('0.4–––');
  expect(
    screen.getByRole('img', {
      name: 'Gradient norm from 2.0 × 10⁻⁵ in epoch 1 to 1.0 × 10⁻⁵ in epoch 2',
    }),
  ).toBeVisible();
});

it('says in words which layer does not learn, and why', () => {
  renderInApp(<LayersPanel run={run} signals={signals} />);

  expect(screen.getByText(/^Vanishing gradient/)).toBeVisible();
  expect(screen.getByText(/^Mostly dead: 75\s% of its units/)).toBeVisible();
});

it('is not there before the first epoch', () => {
  renderInApp(<LayersPanel run={run} signals={[]} />);

  expect(screen.queryByText('Layers')).toBeNull();
});

it('goes back to an earlier epoch', async () => {
  renderInApp(<LayersPanel run={run} signals={signals} />);

  await userEvent.selectOptions(screen.getByLabelText('The epoch to look at'), 'after epoch 1');

  const table = screen.getByRole('table', { name: 'How each layer is learning, after epoch 1' });
  expect(within(table).getByRole('row', { name: /^1 / })).toHaveTextContent('2.0 × 10−5');
});
