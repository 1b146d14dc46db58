import { expect, it } from 'vitest';
import type { Attempt } from '../../api/course';
import { newest, runToCheck, shownRules } from './attempts';

const RULES = [{ kind: 'accuracy', words: 'Test accuracy at least 88 %' }];
const attempt = (run: string, minute: number, state: 'met' | 'failed'): Attempt => ({
  id: `a-${run}`,
  run,
  at: `2026-11-23T10:0${String(minute)}:00Z`,
  state,
  score: 1,
  rules: [{ kind: 'accuracy', words: 'Test accuracy', state, found: '86 %', hint: 'Look here.' }],
  seeds: [],
});
const run = (id: string) => ({ id, name: id, createdAt: '2026-11-23T10:00:00Z' });

it('shows the newest attempt, in whatever order they come', () => {
  const attempts = [attempt('a', 1, 'failed'), attempt('b', 3, 'met'), attempt('c', 2, 'failed')];
  expect(newest(attempts)?.run).toBe('b');
  expect(newest([])).toBeNull();
});

it('shows open rules before the first attempt, and hints only where a rule failed', () => {
  expect(shownRules(RULES, null)[0]?.state).toBe('open');
  expect(shownRules(RULES, attempt('a', 1, 'failed'))[0]?.hint).toBe('Look here.');
  expect(shownRules(RULES, attempt('a', 1, 'met'))[0]?.hint).toBeNull();
});

it('offers a run once', () => {
  expect(runToCheck(run('a'), [])?.id).toBe('a');
  expect(runToCheck(run('a'), [attempt('a', 1, 'met')])).toBeNull();
  expect(runToCheck(null, [])).toBeNull();
});
