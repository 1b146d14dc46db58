import { useSearch } from '@tanstack/react-router';
import { http } from '../../api/http';
import type { Account } from '../../api/types';
import { AccountForm } from './AccountForm';
import { useAccountForm } from './useAccountForm';

export function SignInPage() {
  const search = useSearch({ from: '/signin' });
  const form = useAccountForm('signIn', search, ({ email, password }) =>
    http.post<Account>('/api/session', { email: email.trim(), password }),
  );
  return <AccountForm is="signIn" next={search.next} {...form} />;
}
