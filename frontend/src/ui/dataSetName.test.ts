import { expect, it } from 'vitest';
import { dataSetName } from './dataSetName';

const known = [{ id: 'spirals', name: 'Spirals' }];

it('calls a data set by its name, with the settings it was drawn with', () => {
  expect(dataSetName('spirals', known)).toBe('Spirals');
  expect(dataSetName('spirals~noise=0.2~seed=3', known)).toBe('Spirals, noise 0.2, seed 3');
});

it('falls back to the id while names are not there yet', () => {
  expect(dataSetName('fashion-mnist', [])).toBe('fashion-mnist');
});
