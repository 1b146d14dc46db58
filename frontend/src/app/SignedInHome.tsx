import { useTranslation } from 'react-i18next';
import type { Account } from '../api/types';
import { Page } from '../ui/Page';

export function SignedInHome({ me }: { me: Account }) {
  const { t } = useTranslation('app');
  return <Page title={t('home.hello', { name: me.name })}>{null}</Page>;
}
