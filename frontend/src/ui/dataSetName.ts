import type { DataSet } from '../api/types';

/**
 * What people call a data set. A drawn set's id holds its settings (`spirals~noise=0.2~seed=3`):
 * they follow its name.
 */
export function dataSetName(id: string, dataSets: readonly Pick<DataSet, 'id' | 'name'>[]): string {
  const [base = id, ...settings] = id.split('~');
  const name = dataSets.find((dataSet) => dataSet.id === base)?.name ?? base;
  return [name, ...settings.map((setting) => setting.replace('=', ' '))].join(', ');
}
