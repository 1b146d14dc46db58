import { useTranslation } from 'react-i18next';
import type { DataSet } from '../../api/types';

/** What one sample is, in words. */
export function useInputWords() {
  const { t } = useTranslation('data');
  return ({ kind, input }: Pick<DataSet, 'kind' | 'input'>): string => {
    const [first = 0, height = 0, width = 0] = input;
    if (kind === 'image') return t('inputs.image', { count: first, width, height });
    return kind === 'planar' ? t('inputs.planar') : t('inputs.tabular', { count: first });
  };
}
