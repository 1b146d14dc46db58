import { describe, expect, it } from 'vitest';
import type { Run } from '../../api/types';
import { epochAt, headline } from './headline';

const training = { epochs: 5 } as Run['training'];
const run = {
  state: 'QUEUED',
  pausedFor: null,
  resumesAt: null,
  pausing: false,
  message: null,
  queue: null,
  training,
} as const;
const nowhere = { now: null };

describe('headline', () => {
  it('says why a run waits again', () => {
    const queue = {
      position: 1,
      etaSeconds: 20,
      why: 'The graphics card is in use; you are next.',
    };

    const [, detail] = headline({ ...run, queue, message: 'A short run goes first.' }, nowhere);

    expect(detail).toMatch(/^A short run goes first\. The graphics card is in use/);
  });

  it('says the place in the queue, why and how long', () => {
    const queue = { position: 3, etaSeconds: 240, why: '2 of 2 GPUs are in use' };

    const [title, detail] = headline({ ...run, queue }, nowhere);

    expect(title).toBe('Queued, 3rd in line');
    expect(detail).toMatch(/^2 of 2 GPUs are in use\. About 4\smin\./);
  });

  it('never promises a time it does not know', () => {
    const queue = { position: 1, etaSeconds: null, why: '' };

    expect(headline({ ...run, queue }, nowhere)[1]).not.toContain('About');
  });

  it('counts the epoch that is being trained', () => {
    const now = { time: 0, at: 2.3 };

    expect(headline({ ...run, state: 'TRAINING' }, { now })[0]).toBe('Training, epoch 3 of 5');
  });

  it('says what a failed run kept', () => {
    const message = 'Diverged at epoch 2, batch 31.';

    expect(headline({ ...run, state: 'FAILED', message }, nowhere)).toEqual([
      'Failed',
      'Diverged at epoch 2, batch 31. The curves up to then are kept.',
    ]);
  });

  it('tells a pause by quota from a pause by the student', () => {
    const paused = { ...run, state: 'PAUSED' } as const;

    expect(headline({ ...paused, pausedFor: 'student' }, nowhere)[0]).toBe('Paused');
    expect(headline({ ...paused, pausedFor: 'quota' }, nowhere)[0]).toContain('quota');
    expect(headline({ ...paused, pausedFor: 'disk' }, nowhere)[0]).toContain('disk is full');
  });

  it('says when a run that waits for quota goes on', () => {
    const resumesAt = new Date(Date.now() + 3 * 86_400_000).toISOString();
    const paused = { ...run, state: 'PAUSED', pausedFor: 'quota', resumesAt } as const;

    expect(headline(paused, nowhere)[0]).toMatch(/^Paused until your quota resets, .*in 3 days$/);
  });

  it('says that a run trains on to its checkpoint before it pauses', () => {
    const [, detail] = headline({ ...run, state: 'TRAINING', pausing: true }, nowhere);

    expect(detail).toMatch(/^Pausing at the next checkpoint/);
  });
});

describe('epochAt', () => {
  it('counts from one and never beyond the last', () => {
    expect([0, 0.2, 1, 1.1, 5, 5.1].map((at) => epochAt(at, 5))).toEqual([1, 1, 1, 2, 5, 5]);
  });
});
