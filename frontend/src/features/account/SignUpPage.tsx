import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { http } from '../../api/http';
import { siteQuery } from '../../api/resources';
import type { Account } from '../../api/types';
import { say } from '../../ui/notify';
import { AccountForm } from './AccountForm';
import { useAccountForm } from './useAccountForm';

export function SignUpPage() {
  const { t } = useTranslation('account');
  const search = useSearch({ from: '/signup' });
  const { data: site } = useQuery(siteQuery);
  const form = useAccountForm('signUp', search, async (fields) => {
    const me = await http.post<Account>('/api/accounts', {
      name: fields.name.trim(),
      email: fields.email.trim(),
      password: fields.password,
      ...(fields.joinCode.trim() !== '' && { joinCode: fields.joinCode.trim() }),
      ...(fields.setupToken !== '' && { setupToken: fields.setupToken }),
    });
    if (me.role === 'admin') say(t('signUp.becameAdmin'));
    return me;
  });
  return <AccountForm is="signUp" next={search.next} site={site} {...form} />;
}
