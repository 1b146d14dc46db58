import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import type { Check, Parameter } from '../../api/types';
import { renderInApp } from '../../test/render';
import { BenchContext } from './benchContext';
import { createBench } from './benchStore';
import { place } from './checked';
import { CATALOGUE, conv, COST, network } from './testNetworks';
import { PLAN_IF_NONE } from './training';
import { TrainingControls } from './TrainingControls';

const clipping: Parameter = {
  name: 'gradientClipping',
  label: 'Longest gradient',
  type: 'number',
  min: 0.001,
  max: 1000,
  step: null,
  default: 1,
  choices: null,
  help: 'Shortens it.',
};
const loss: Parameter = {
  name: 'loss.kind',
  label: 'Loss',
  type: 'choice',
  min: null,
  max: null,
  step: null,
  default: 'crossEntropy',
  choices: ['crossEntropy', 'squaredError', 'huber'],
  help: 'What counts as wrong.',
};

function open(problems: Check['problems'] = []) {
  const design = { dataset: 'digits', network: network(conv(8)), training: PLAN_IF_NONE };
  const store = createBench('Mine', design);
  const check = {
    trainable: problems.length === 0,
    layers: [],
    parameters: 1,
    multiplyAdds: 1,
    problems,
    cost: COST,
  };
  renderInApp(
    <BenchContext
      value={{
        store,
        catalogue: { ...CATALOGUE, training: [clipping, loss] },
        dataset: undefined,
        checked: place(check, design.network),
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

it('clips gradients at one when it is turned on, in steps of one, three, ten, and not at all', async () => {
  const { user, plan } = open();
  expect(screen.queryByRole('spinbutton', { name: 'Longest gradient' })).toBeNull();

  await user.click(screen.getByRole('switch', { name: 'Clip gradients' }));
  expect(plan().gradientClipping).toBe(1);
  await user.click(screen.getByRole('button', { name: 'Decrease Longest gradient' }));
  expect(plan().gradientClipping).toBe(0.3);

  await user.click(screen.getByRole('switch', { name: 'Clip gradients' }));
  expect(plan()).toEqual(PLAN_IF_NONE);
});

it('tells what is wrong with a limit once', async () => {
  const message = 'Longest gradient must be a number from 0.001 to 1000, not 0.';
  const { user } = open([
    { path: 'training.gradientClipping', message, severity: 'error' as const },
  ]);
  expect(screen.getAllByText(message)).toHaveLength(1);

  await user.click(screen.getByRole('switch', { name: 'Clip gradients' }));
  expect(screen.getAllByText(message)).toHaveLength(1);
});

it('offers each loss with a sentence of its own', async () => {
  const { user, plan } = open();
  const choice = screen.getByRole('combobox', { name: 'Loss' });
  expect(choice).toHaveValue('crossEntropy');
  expect(
    within(choice)
      .getAllByRole('option')
      .map((option) => option.textContent),
  ).toEqual(['Cross-entropy', 'Squared error', 'Huber']);
  expect(screen.getByText(/high probability of the right class/)).toBeVisible();

  await user.selectOptions(choice, 'squaredError');
  expect(plan().loss).toEqual({ kind: 'squaredError' });
  expect(screen.getByText(/count by their square/)).toBeVisible();
});
