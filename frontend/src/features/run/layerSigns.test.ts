import { describe, expect, it } from 'vitest';
import type { LayerSignals, Network } from '../../api/types';
import {
  gradientScale,
  histories,
  layerAt,
  logPoints,
  placeOf,
  signsOf,
  small,
} from './layerSigns';

const layer = (path: string, more: Partial<LayerSignals> = {}): LayerSignals => ({
  path,
  gradientNorm: 0.1,
  updateRatio: 0.001,
  ...more,
});

describe('signsOf', () => {
  it('says nothing of a layer that learns', () => {
    const all = [layer('0', { gradientNorm: 0.002, deadShare: 0.2 }), layer('1')];
    expect(all.map((one) => signsOf(one, all))).toEqual([[], []]);
  });

  it('finds a gradient that vanished beside the others, not one that is small everywhere', () => {
    const all = [layer('0', { gradientNorm: 0.00009 }), layer('1')];
    expect(signsOf(layer('0', { gradientNorm: 0.00009 }), all)).toEqual(['vanishing']);
    const converged = [layer('0', { gradientNorm: 1e-6 }), layer('1', { gradientNorm: 1e-6 })];
    expect(converged.map((one) => signsOf(one, converged))).toEqual([[], []]);
  });

  it('finds dead units and steps that are too large', () => {
    const all = [layer('0')];
    expect(signsOf(layer('0', { deadShare: 1, gradientNorm: 0 }), all)).toEqual([
      'allDead',
      'vanishing',
    ]);
    expect(signsOf(layer('0', { deadShare: 0.6 }), all)).toEqual(['mostDead']);
    expect(signsOf(layer('0', { updateRatio: 0.3 }), all)).toEqual(['fast']);
  });
});

describe('histories', () => {
  const points = [
    { epoch: 1, layers: [layer('0', { gradientNorm: 1 }), layer('1', { gradientNorm: 0.01 })] },
    { epoch: 3, layers: [layer('0', { gradientNorm: 0.1 }), layer('1', { gradientNorm: 0 })] },
  ];

  it('follows each layer, all on one logarithmic scale', () => {
    const all = histories(points);
    expect(all.map(({ gradients }) => gradients)).toEqual([
      [
        { epoch: 1, norm: 1 },
        { epoch: 3, norm: 0.1 },
      ],
      [
        { epoch: 1, norm: 0.01 },
        { epoch: 3, norm: 0 },
      ],
    ]);
    expect(gradientScale(all)).toEqual([-2, 0]);
    const [first, second] = all.map((one) => logPoints(one, [-2, 0], 106, 26));
    expect(first).toEqual([
      [3, 3],
      [103, 13],
    ]);
    expect(second).toEqual([
      [3, 23],
      [103, 23],
    ]);
  });

  it('has nothing before the first epoch', () => {
    expect(histories([])).toEqual([]);
    expect(gradientScale([])).toEqual([0, 1]);
  });
});

describe('words', () => {
  it('writes small numbers so that they can be compared', () => {
    expect([0, 250.4, 1.25, 0.0421, 0.000031, -0.5, 1e-12].map(small)).toEqual([
      '0',
      '250',
      '1.3',
      '0.042',
      '3.1 × 10⁻⁵',
      '-0.5',
      '1.0 × 10⁻¹²',
    ]);
  });

  it('finds layers inside blocks and counts places from one', () => {
    const layers = [
      { kind: 'conv2d' },
      { kind: 'residual', layers: [{ kind: 'batchNorm' }] },
      { kind: 'parallel', branches: [[], [{ kind: 'dense' }]] },
    ] as Network['layers'];
    expect(layerAt(layers, '1.layers.0')?.kind).toBe('batchNorm');
    expect(layerAt(layers, '2.branches.1.0')?.kind).toBe('dense');
    expect(layerAt(layers, '7')).toBeUndefined();
    expect(['0', '1.layers.0', '2.branches.1.0', '1.projection'].map(placeOf)).toEqual([
      '1',
      '2.1',
      '3.2.1',
      '2',
    ]);
  });
});
