import { describe, expect, it } from 'vitest';
import type { Check } from '../../api/types';
import { place } from './checked';
import { conv, COST, dense, idAt, network, residual } from './testNetworks';

const stack = network(conv(8), residual(conv(16)), dense(10));
const check: Check = {
  trainable: false,
  parameters: 4,
  multiplyAdds: 0,
  cost: COST,
  layers: [
    { path: '0', input: [1, 8, 8], output: [8, 8, 8], parameters: 80, multiplyAdds: 1 },
    { path: '1.layers.0', input: [8, 8, 8], output: [16, 8, 8], parameters: 90, multiplyAdds: 1 },
    { path: '77', input: [], output: [], parameters: 0, multiplyAdds: 0 },
  ],
  problems: [
    { path: 'training.batchSize', message: 'Too large.', severity: 'error' },
    { path: '2', message: 'Needs a list.', severity: 'error' },
    { path: '1.layers.0.kernel', message: 'Larger than the image.', severity: 'error' },
    { path: '', message: 'Too deep.', severity: 'error' },
  ],
};

describe('a check', () => {
  const checked = place(check, stack);

  it('finds its layers, also inside blocks', () => {
    expect(checked.layers.get(idAt(stack, '1.layers.0'))?.parameters).toBe(90);
    expect(checked.layers.size).toBe(2);
  });

  it('puts each problem on its layer and field, in reading order', () => {
    expect(checked.problems.map(({ layer, field }) => [layer, field])).toEqual([
      [idAt(stack, '1.layers.0'), 'kernel'],
      [idAt(stack, '2'), ''],
      [null, 'batchSize'],
      [null, ''],
    ]);
  });
});
