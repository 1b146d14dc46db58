import { useTranslation } from 'react-i18next';
import { Loading } from '../ui/Loading';
import { Page } from '../ui/Page';

/** Stands in while a page's script or its first answer is slow to come. */
export function PendingPage() {
  const { t } = useTranslation('app');
  return (
    <Page title={t('name')}>
      <Loading rows={3} height={96} />
    </Page>
  );
}
