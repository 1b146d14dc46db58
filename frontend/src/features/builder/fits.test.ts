import { describe, expect, it } from 'vitest';
import type { Check } from '../../api/types';
import { place as placeCheck } from './checked';
import { shapeAt, whyNot } from './fits';
import { entryOf, namesById, newLayer } from './layers';
import { layerToJson } from './network';
import { CATALOGUE, conv, COST, dense, flatten, idAt, network, parallel } from './testNetworks';

const stack = network(conv(8), parallel([], []), flatten, dense(10));
const checked = (path: string, input: number[], output: number[]) => ({
  path,
  input,
  output,
  parameters: 0,
  multiplyAdds: 0,
});
const check: Check = {
  trainable: false,
  parameters: 0,
  multiplyAdds: 0,
  problems: [],
  cost: COST,
  layers: [
    checked('0', [1, 28, 28], [8, 28, 28]),
    checked('1', [8, 28, 28], []),
    checked('2', [8, 28, 28], [6272]),
  ],
};
const dense1 = entryOf(CATALOGUE, 'dense');
const conv1 = entryOf(CATALOGUE, 'conv2d');

describe('what arrives at a place', () => {
  const at = (parent: string | null, index: number) =>
    shapeAt(stack, { parent, stack: 0, index }, placeCheck(check, stack), [1, 28, 28]);

  it('is the input first, then what the layer before gives', () => {
    expect(at(null, 0)).toEqual([1, 28, 28]);
    expect(at(null, 1)).toEqual([8, 28, 28]);
    expect(at(null, 3)).toEqual([6272]);
  });

  it('is the block’s own input at the head of a branch', () => {
    expect(at(idAt(stack, '1'), 0)).toEqual([8, 28, 28]);
  });

  it('is unknown behind a layer that could not be checked', () => {
    expect(at(null, 2)).toBeUndefined();
  });
});

describe('what fits', () => {
  it('is told with the reason', () => {
    if (!dense1 || !conv1) throw new Error('The catalogue lost a layer');
    expect(whyNot(dense1, [8, 28, 28])).toBe('Needs a list; here it gets an image of 8×28×28.');
    expect(whyNot(conv1, [10])).toBe('Needs an image; here it gets a list of 10.');
    expect(whyNot(conv1, [8, 28, 28])).toBeNull();
    expect(whyNot(dense1, undefined)).toBeNull();
  });
});

describe('a new layer', () => {
  it('writes the catalogue’s defaults out, and only those there are', () => {
    const pool = entryOf(CATALOGUE, 'maxPool2d');
    if (!pool) throw new Error('The catalogue lost a layer');
    expect(layerToJson(newLayer(pool))).toEqual({ kind: 'maxPool2d', size: 2 });
  });

  it('is numbered among its kind in data order', () => {
    const names = namesById(network(conv(1), parallel([conv(2)], [conv(3)]), conv(4)), CATALOGUE);
    expect([...names.values()]).toEqual([
      'Convolution 1',
      'Parallel 1',
      'Convolution 2',
      'Convolution 3',
      'Convolution 4',
      'Output',
    ]);
  });
});
