import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { Check, DataSet, Layer as LayerJson, NetworkProblem } from '../../api/types';
import { renderInApp } from '../../test/render';
import { BenchContext, type BenchView } from './benchContext';
import { createBench, type BenchStore } from './benchStore';
import { place } from './checked';
import { namesById } from './layers';
import { inOrder, pathsById, type Stack } from './network';
import { StackView } from './StackView';
import {
  CATALOGUE,
  conv,
  COST,
  dense,
  flatten,
  network,
  outline,
  parallel,
  residual,
} from './testNetworks';
import { PLAN_IF_NONE } from './training';
import { useDesign } from './useDraft';

vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ samples: [] })));

const DIGITS = {
  id: 'digits',
  name: 'Digits',
  kind: 'image',
  state: 'ready',
  input: [1, 8, 8],
  classes: ['0', '1'],
  features: [],
} as unknown as DataSet;

/** Images until the first dense layer, as a check would say; shapes beyond are of no matter here. */
function answer(stack: Stack, problems: NetworkProblem[]): Check {
  let output = [1, 8, 8];
  const layers = [...pathsById(stack)].map(([id, path]) => {
    const layer = inOrder(stack).find((each) => each.id === id);
    const input = output;
    if (layer?.kind === 'conv2d') output = [Number(layer.values.filters), 8, 8];
    if (layer?.kind === 'flatten') output = [512];
    return { path, input, output, parameters: 100, multiplyAdds: 0 };
  });
  return { trainable: false, layers, parameters: 400, multiplyAdds: 0, problems, cost: COST };
}

function Bench({ store, problems }: { store: BenchStore; problems: NetworkProblem[] }) {
  const design = useDesign(store);
  const view: BenchView = {
    store,
    catalogue: CATALOGUE,
    dataset: DIGITS,
    checked: place(answer(design.network, problems), design.network),
    names: namesById(design.network, CATALOGUE),
    positions: new Map(inOrder(design.network).map((layer, index) => [layer.id, index + 1])),
    readOnly: false,
    fixed: new Set(),
  };
  return (
    <BenchContext value={view}>
      <StackView />
    </BenchContext>
  );
}

function open(layers: LayerJson[], problems: NetworkProblem[] = []) {
  const design = { dataset: 'digits', network: network(...layers), training: PLAN_IF_NONE };
  const store = createBench('Mine', design);
  renderInApp(<Bench store={store} problems={problems} />);
  return {
    store,
    user: userEvent.setup(),
    shown: () => outline(store.getState().history.present.network),
    card: (name: string) => within(screen.getByRole('group', { name })),
    title: (name: string) => screen.getByRole('button', { name: new RegExp(`^${name}, layer`) }),
  };
}

describe('a card', () => {
  it('says its place, shape and size to a screen reader', () => {
    open([conv(8), flatten]);
    expect(
      screen.getByRole('button', {
        name: 'Convolution 1, layer 1 of 3, gives 8 channels of 8 by 8, 100 parameters',
      }),
    ).toBeVisible();
  });

  it('changes its key number by stepper and by typing, one step of undo each', async () => {
    const { card, user, shown, store } = open([conv(8)]);
    await user.click(card('Convolution 1').getByRole('button', { name: 'Increase Filters' }));
    expect(shown()).toBe('conv2d:16 output');
    const field = card('Convolution 1').getByRole('spinbutton', { name: 'Filters' });
    await user.clear(field);
    await user.type(field, '24');
    await user.tab();
    expect(shown()).toBe('conv2d:24 output');
    store.getState().undo();
    expect(shown()).toBe('conv2d:16 output');
  });

  it('brings a number that is out of range back into it', async () => {
    const { card, user, shown } = open([conv(8)]);
    const field = card('Convolution 1').getByRole('spinbutton', { name: 'Filters' });
    await user.clear(field);
    await user.type(field, '99999');
    await user.tab();
    expect(shown()).toBe('conv2d:2048 output');
  });

  it('keeps the rest under More', async () => {
    const { card, user, shown, store } = open([conv(8)]);
    expect(card('Convolution 1').queryByRole('combobox')).toBeNull();
    await user.click(
      card('Convolution 1').getByRole('button', { name: 'More about Convolution 1' }),
    );
    await user.selectOptions(
      card('Convolution 1').getByRole('combobox', { name: 'Activation' }),
      'Tanh',
    );
    expect(shown()).toBe('conv2d:8 output');
    expect(store.getState().history.present.network[0]?.values.activation).toBe('tanh');
  });

  it('shows its problem and mends it at one click', async () => {
    const { card, user, shown } = open(
      [conv(8), dense(10)],
      [
        {
          path: '1',
          message: 'A dense layer needs a list, but gets 8×8×8.',
          severity: 'error',
          fix: { label: 'Insert Flatten', edit: 'insertBefore', path: '1', layer: flatten },
        },
      ],
    );
    expect(card('Dense 1').getByText('A dense layer needs a list, but gets 8×8×8.')).toBeVisible();
    await user.click(card('Dense 1').getByRole('button', { name: 'Insert Flatten' }));
    expect(shown()).toBe('conv2d:8 flatten dense:10 output');
  });
});

describe('the + between cards', () => {
  it('adds a layer there and focuses it', async () => {
    const { user, shown, title } = open([conv(8), flatten]);
    await user.click(screen.getByRole('button', { name: 'Add layer after Convolution 1' }));
    await user.click(await screen.findByRole('menuitem', { name: /^Convolution/ }));
    expect(shown()).toBe('conv2d:8 conv2d:16 flatten output');
    await waitFor(() => expect(title('Convolution 2')).toHaveFocus());
  });

  it('keeps what does not fit in sight, with the reason', async () => {
    const { user, shown } = open([conv(8), flatten]);
    await user.click(screen.getByRole('button', { name: 'Add layer after Convolution 1' }));
    const item = await screen.findByRole('menuitem', { name: /^Dense/ });
    expect(item).toHaveAttribute('aria-disabled', 'true');
    expect(item).toHaveTextContent('Needs a list; here it gets an image of 8×8×8.');
    await user.click(item);
    expect(shown()).toBe('conv2d:8 flatten output');
  });

  it('is inside blocks and branches too', async () => {
    const { user, shown } = open([residual(), parallel([conv(8)], [])]);
    await user.click(
      screen.getByRole('button', { name: 'Add layer at the start of branch 2 of Parallel 1' }),
    );
    await user.click(await screen.findByRole('menuitem', { name: /^Flatten/ }));
    expect(shown()).toBe('residual[] parallel[conv2d:8 | flatten] output');
  });
});

describe('the keyboard', () => {
  it('walks the cards in data order', async () => {
    const { user, title } = open([residual(conv(8)), flatten]);
    title('Residual 1').focus();
    await user.keyboard('{ArrowDown}');
    expect(title('Convolution 1')).toHaveFocus();
    await user.keyboard('{ArrowDown}');
    expect(title('Flatten 1')).toHaveFocus();
    await user.keyboard('{Home}');
    expect(screen.getByRole('button', { name: /^Input/ })).toHaveFocus();
  });

  it('moves a card with Alt and arrows, in and out of a block, and keeps the focus on it', async () => {
    const { user, title, shown } = open([flatten, residual(conv(8))]);
    title('Flatten 1').focus();
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
    expect(shown()).toBe('residual[flatten conv2d:8] output');
    await waitFor(() => expect(title('Flatten 1')).toHaveFocus());
    expect(screen.getByText('Flatten 1 is now layer 2 of 4.')).toBeInTheDocument();
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
    expect(shown()).toBe('flatten residual[conv2d:8] output');
  });

  it('duplicates, deletes and edits', async () => {
    const { user, title, shown, card } = open([conv(8), flatten]);
    title('Convolution 1').focus();
    await user.keyboard('{Control>}d{/Control}');
    expect(shown()).toBe('conv2d:8 conv2d:8 flatten output');
    await waitFor(() => expect(title('Convolution 2')).toHaveFocus());
    title('Convolution 1').focus();
    await user.keyboard('{Delete}');
    expect(shown()).toBe('conv2d:8 flatten output');
    await waitFor(() => expect(screen.getByRole('button', { name: /^Input/ })).toHaveFocus());
    title('Convolution 1').focus();
    await user.keyboard('{Enter}');
    await waitFor(() =>
      expect(card('Convolution 1').getByRole('spinbutton', { name: 'Filters' })).toHaveFocus(),
    );
  });

  it('never deletes or moves the output', async () => {
    const { user, title, shown } = open([conv(8)]);
    title('Output').focus();
    await user.keyboard('{Delete}{Alt>}{ArrowUp}{/Alt}');
    expect(shown()).toBe('conv2d:8 output');
  });
});
