import { expect, it } from 'vitest';
import type { Device } from '../../api/types';
import { reachedBy, secondsTaken, standings } from './checkSteps';
import {
  byWorker,
  canCheck,
  deviceState,
  secondsToRetry,
  standing,
  stateWords,
} from './deviceStates';

it('shows what is behind, at hand and to come', () => {
  expect(standings('PREPARING', 'PREPARING')).toEqual({
    QUEUED: 'done',
    PREPARING: 'now',
    TRAINING: 'waiting',
    COMPLETED: 'waiting',
  });
});

it('is done with every step at the end', () => {
  expect(Object.values(standings('COMPLETED', 'TRAINING'))).toEqual(Array(4).fill('done'));
});

it('marks the step at which a check broke off', () => {
  const stopped = { startedAt: '2026-01-01T00:00:00Z', progress: null, device: null };
  expect(standings('FAILED', reachedBy(stopped))).toMatchObject({
    QUEUED: 'done',
    PREPARING: 'failed',
    TRAINING: 'waiting',
  });
});

it('counts from pressing the button to the result', () => {
  const run = { createdAt: '2026-01-01T00:00:00Z', finishedAt: '2026-01-01T00:00:04.500Z' };
  expect(secondsTaken(run)).toBe(4.5);
});

it('has words for every state, and takes an unknown one for out of reach', () => {
  expect(deviceState({ state: 'IDLE' })).toBe('idle');
  expect(deviceState({ state: 'melting' })).toBe('offline');
  expect(canCheck({ state: 'idle' })).toBe(true);
  expect(canCheck({ state: 'offline' })).toBe(false);
});

it('groups devices by worker', () => {
  const device = (worker: string, id: string) => ({ worker, id }) as Device;
  const grouped = byWorker([device('b', '1'), device('a', '2'), device('b', '3')]);
  expect(grouped.map(([worker, those]) => [worker, those.map(({ id }) => id)])).toEqual([
    ['a', ['2']],
    ['b', ['1', '3']],
  ]);
});

it('says why a device leaves, and when its host may be switched off', () => {
  expect(stateWords({ state: 'busy', drain: null })).toBe('busy');
  expect(stateWords({ state: 'draining', drain: 'finish' })).toBe('draining');
  expect(stateWords({ state: 'draining', drain: 'checkpoint' })).toBe('drainingNow');
  expect(stateWords({ state: 'offline', drain: 'finish' })).toBe('offlineDrained');
  const gone = { state: 'drained', drain: 'finish' } as const;
  const going = { state: 'draining', drain: 'finish' } as const;
  expect(standing([gone, { state: 'idle', drain: null }])).toBe('serving');
  expect(standing([gone, going])).toBe('draining');
  expect(standing([gone, { state: 'offline', drain: 'finish' }])).toBe('drained');
});

it('counts down to the next try', () => {
  const now = Date.parse('2026-01-01T00:00:00Z');
  expect(secondsToRetry({ retryAt: '2026-01-01T00:00:16Z' }, now)).toBe(16);
  expect(secondsToRetry({ retryAt: '2025-12-31T23:59:59Z' }, now)).toBe(0);
  expect(secondsToRetry({ retryAt: null }, now)).toBe(0);
});
