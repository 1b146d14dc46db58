import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changePerson } from '../../api/resources';
import type { Account } from '../../api/types';
import {
  MIN_PASSWORD,
  NOTHING_WRITTEN,
  refusal,
  unfit,
  type Asked,
  type Complaints,
  type Field,
  type Fields,
} from './fields';
import { codeIn, ownPath } from './next';

type Send = (fields: Fields) => Promise<Account>;

/** What is written, what is wrong with it, and where it leads when it is right. */
export function useAccountForm(
  is: 'signIn' | 'signUp',
  { next, setup = '' }: { next?: string; setup?: string },
  send: Send,
) {
  const { t } = useTranslation('account');
  const [fields, setFields] = useState({
    ...NOTHING_WRITTEN,
    joinCode: codeIn(next),
    setupToken: setup,
  });
  const [complaints, setComplaints] = useState<Complaints>({});
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const queryClient = useQueryClient();
  const router = useRouter();

  const words = (field: Asked) =>
    field === 'password' && is === 'signIn'
      ? t('missing.passwordSignIn')
      : t(`missing.${field}`, { count: MIN_PASSWORD });

  const onChange = (field: Field, value: string) => {
    setFields((before) => ({ ...before, [field]: value }));
    setComplaints((before) => ({ ...before, [field]: undefined }));
  };

  const enter = async () => {
    const me = await send(fields);
    changePerson(queryClient, me);
    // Whoever gave a code with the account is in the class already.
    const joined = is === 'signUp' && fields.joinCode.trim() !== '';
    const on = joined && (next === undefined || codeIn(next) !== '') ? '/classes' : next;
    await router.navigate({ href: ownPath(on), replace: true });
  };

  const onSubmit = () => {
    const wrong = unfit(is, fields);
    setComplaints(Object.fromEntries(wrong.map((field) => [field, words(field)])));
    setProblem(null);
    if (wrong.length > 0 || busy) return;
    setBusy(true);
    enter()
      .catch((error: unknown) => {
        const sorted = refusal(error);
        setComplaints(sorted.complaints);
        setProblem(sorted.problem);
      })
      .finally(() => {
        setBusy(false);
      });
  };

  return { fields, complaints, problem, busy, onChange, onSubmit };
}
