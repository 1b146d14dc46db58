import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { http } from '../../api/http';
import type { Account } from '../../api/types';
import { say } from '../../ui/notify';
import { AccountForm } from './AccountForm';
import { useAccountForm } from './useAccountForm';

export function SignUpPage() {
  const { t } = useTranslation('account');
  const { next } = useSearch({ from: '/signup' });
  const form = useAccountForm('signUp', next, async ({ name, email, password }) => {
    const me = await http.post<Account>('/api/accounts', {
      name: name.trim(),
      email: email.trim(),
      password,
    });
    if (me.role === 'admin') say(t('signUp.becameAdmin'));
    return me;
  });
  return <AccountForm is="signUp" next={next} {...form} />;
}
