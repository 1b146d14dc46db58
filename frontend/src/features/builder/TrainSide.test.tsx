import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import type { Check, Run } from '../../api/types';
import { renderInApp } from '../../test/render';
import { BenchContext } from './benchContext';
import { createBench } from './benchStore';
import { place } from './checked';
import { CATALOGUE, conv, COST, network } from './testNetworks';
import { PLAN_IF_NONE } from './training';
import { TrainSide } from './TrainSide';

const CHECK: Check = {
  trainable: true,
  layers: [],
  parameters: 1,
  multiplyAdds: 1,
  problems: [],
  cost: COST,
};

function open({ run = undefined as string | undefined, check = CHECK } = {}) {
  const design = { dataset: 'digits', network: network(conv(8)), training: PLAN_IF_NONE };
  const store = createBench('Mine', design);
  const checked = place(check, design.network);
  const show = vi.fn();
  const started = vi.fn<(run: Run) => Promise<void>>(() => Promise.resolve());
  renderInApp(
    <BenchContext
      value={{
        store,
        catalogue: CATALOGUE,
        dataset: undefined,
        checked,
        names: new Map(),
        positions: new Map(),
        readOnly: false,
        fixed: new Set(),
      }}
    >
      <TrainSide
        store={store}
        checking={{ checked, fresh: true, failed: false }}
        run={run && <p>{run}</p>}
        settings={false}
        showSettings={() => undefined}
        show={show}
        started={started}
      />
    </BenchContext>,
  );
  return { user: userEvent.setup(), show, started };
}

const train = () => screen.getByRole('button', { name: 'Train for 5 epochs' });

it('shows the run, and its successor’s settings on demand', () => {
  open({ run: 'The run' });
  expect(screen.getByText('The run')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Settings', expanded: false })).toBeVisible();
  expect(screen.queryByRole('group', { name: 'Training' })).toBeNull();
});

it('shows the settings while there is no run', () => {
  open();
  expect(screen.getByRole('group', { name: 'Training' })).toBeVisible();
});

it('starts a run with the design and its name', async () => {
  const asked = vi.fn((_path: string, init: RequestInit) => {
    const sent = JSON.parse(init.body as string) as object;
    return Promise.resolve(Response.json({ id: 'r1', ...sent }, { status: 201 }));
  });
  vi.stubGlobal('fetch', asked);
  const { user, started } = open();
  await user.click(train());
  expect(asked.mock.calls[0]?.[0]).toBe('/api/runs');
  expect(started).toHaveBeenCalledWith(
    expect.objectContaining({ id: 'r1', name: 'Mine', dataset: 'digits' }),
  );
});

it('stays pressable with a problem, and leads to it', async () => {
  const problem = { path: '0', message: 'Too large.', severity: 'error' as const };
  const { user, show, started } = open({
    check: { ...CHECK, trainable: false, problems: [problem] },
  });
  await user.click(train());
  expect(show).toHaveBeenCalledWith(expect.objectContaining({ problem }));
  expect(started).not.toHaveBeenCalled();
});

it('tells a refusal in the server’s words', async () => {
  vi.stubGlobal('fetch', () =>
    Promise.resolve(
      Response.json(
        { title: 'Your quota is spent', detail: 'It resets on Monday.' },
        { status: 409 },
      ),
    ),
  );
  const { user } = open();
  await user.click(train());
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'Your quota is spent It resets on Monday.',
  );
});
