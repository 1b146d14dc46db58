import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Check } from '../../api/types';
import type { Design } from './design';
import { conv, COST, network } from './testNetworks';
import { PLAN_IF_NONE } from './training';
import { useCheck } from './useCheck';

const design = (filters: number): Design => ({
  dataset: 'digits',
  network: network(conv(filters)),
  training: PLAN_IF_NONE,
});
const answer = (parameters: number): Check => ({
  trainable: true,
  layers: [],
  parameters,
  multiplyAdds: 0,
  problems: [],
  cost: COST,
});

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const wait = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds));

it('asks once after several quick edits, and keeps the old answer until the new one is there', async () => {
  const ask = vi.fn((asked: { network: { layers: readonly unknown[] } }) => {
    const [first] = asked.network.layers as { filters: number }[];
    return Promise.resolve(answer(first?.filters ?? 0));
  });
  const view = renderHook(({ of }) => useCheck(of, ask), { initialProps: { of: design(1) } });
  await wait(1);
  expect(view.result.current.checked?.check.parameters).toBe(1);

  for (const filters of [2, 3, 4]) view.rerender({ of: design(filters) });
  await wait(100);
  expect(view.result.current.checked?.check.parameters).toBe(1);
  expect(view.result.current.fresh).toBe(false);
  await wait(100);
  expect(view.result.current.checked?.check.parameters).toBe(4);
  expect(view.result.current.fresh).toBe(true);
  expect(ask).toHaveBeenCalledTimes(2);
});

it('drops an answer that comes after the next question', async () => {
  const answers: ((check: Check) => void)[] = [];
  const signals: AbortSignal[] = [];
  const ask = (_design: unknown, signal: AbortSignal) => {
    signals.push(signal);
    return new Promise<Check>((resolve) => answers.push(resolve));
  };
  const view = renderHook(({ of }) => useCheck(of, ask), { initialProps: { of: design(1) } });
  await wait(1);
  view.rerender({ of: design(2) });
  await wait(200);
  expect(signals[0]?.aborted).toBe(true);
  answers[1]?.(answer(2));
  answers[0]?.(answer(1));
  await wait(1);
  expect(view.result.current.checked?.check.parameters).toBe(2);
});

it('asks again by itself when the server did not answer', async () => {
  const ask = vi
    .fn<() => Promise<Check>>()
    .mockRejectedValueOnce(new TypeError('no network'))
    .mockResolvedValue(answer(7));
  const only = design(1);
  const view = renderHook(() => useCheck(only, ask));
  await wait(1);
  expect(view.result.current.failed).toBe(true);
  await wait(3100);
  await wait(200);
  expect(view.result.current.failed).toBe(false);
  expect(view.result.current.checked?.check.parameters).toBe(7);
});
