import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../ui/ErrorState';
import { Page } from '../ui/Page';

/** Stands in for a page that failed; the rest of the site stays. */
export function CrashPage({ error, reset }: { error: unknown; reset?: () => void }) {
  const { t } = useTranslation('app');
  const router = useRouter();
  const queryClient = useQueryClient();
  const retry = () => {
    void queryClient.resetQueries({ predicate: (query) => query.state.status === 'error' });
    reset?.();
    void router.invalidate();
  };
  return (
    <Page title={t('crash.title')} width="narrow">
      <ErrorState error={error} retry={retry} />
    </Page>
  );
}
