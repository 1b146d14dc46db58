import { expect, it } from 'vitest';
import { planarId, readPlanarId } from './planar';

it.each([
  ['moons', { name: 'moons', noise: 0.1, seed: 1 }],
  ['spirals~noise=0.2~seed=3', { name: 'spirals', noise: 0.2, seed: 3 }],
  ['xor~noise=0.25', { name: 'xor', noise: 0.25, seed: 1 }],
  ['blobs~noise=1.0', { name: 'blobs', noise: 1, seed: 1 }],
  ['circles~noise=0.0~seed=42', { name: 'circles', noise: 0, seed: 42 }],
])('%s names its settings, and they name it', (id, settings) => {
  expect(readPlanarId(id)).toEqual(settings);
  expect(planarId(settings)).toBe(id);
});

it('does not let rounding of binary fractions into an id', () => {
  expect(planarId({ name: 'moons', noise: 0.15000000000000002, seed: 1 })).toBe('moons~noise=0.15');
});
