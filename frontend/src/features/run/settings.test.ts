import { expect, it } from 'vitest';
import type { CatalogueLayer } from '../../api/types';
import { settingsOf } from './settings';

const conv = { kind: 'conv2d', kernel: 3, filters: 16, activation: 'relu' } as const;

it('names the settings in the order of the catalogue', () => {
  const parameters = [{ name: 'filters' }, { name: 'kernel' }, { name: 'activation' }];

  expect(settingsOf(conv, { parameters } as CatalogueLayer)).toBe('filters 16 · kernel 3 · relu');
});

it('does without the catalogue, and leaves out what does nothing', () => {
  expect(settingsOf({ kind: 'dense', units: 8, activation: 'linear' }, undefined)).toBe('units 8');
});
