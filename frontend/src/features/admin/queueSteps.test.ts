import { describe, expect, it } from 'vitest';
import { queueSteps } from './queueSteps';

const at = (minute: number, cpu: number) => ({
  at: `2026-03-04T11:${String(minute).padStart(2, '0')}:00Z`,
  waiting: { cpu },
});

describe('the curve of the queue', () => {
  it('holds a number until the next sample', () => {
    const steps = queueSteps([at(0, 0), at(5, 4), at(10, 2)], 'cpu', 100, 20);

    expect(steps?.path).toBe('M0,20H50V0H100V10');
    expect(steps?.most).toBe(4);
    expect(steps?.now).toBe(2);
  });

  it('lies on the ground while nobody waits', () => {
    expect(queueSteps([at(0, 0), at(5, 0)], 'cpu', 100, 20)?.path).toBe('M0,20H100V20');
  });

  it('takes a lane without a number as empty', () => {
    expect(queueSteps([at(0, 1), at(5, 1)], 'gpu', 100, 20)?.most).toBe(0);
  });

  it('is not drawn from a single sample', () => {
    expect(queueSteps([at(0, 1)], 'cpu', 100, 20)).toBeNull();
  });
});
