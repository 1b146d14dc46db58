import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Site } from '../../api/types';
import { ErrorState } from '../../ui/ErrorState';
import { Page } from '../../ui/Page';
import { Panel } from '../../ui/Panel';
import { MIN_PASSWORD, type Complaints, type Field, type Fields } from './fields';
import classes from './account.module.css';

interface AccountFormProps {
  is: 'signIn' | 'signUp';
  fields: Fields;
  complaints: Complaints;
  /** What the server refused as a whole. */
  problem: unknown;
  busy: boolean;
  next: string | undefined;
  site?: Site | undefined;
  onChange: (field: Field, value: string) => void;
  onSubmit: () => void;
}

/** Both forms: signing in asks for no name. What was written stays after an error. */
export function AccountForm(props: AccountFormProps) {
  const { is, fields, complaints, problem, busy, next, site, onChange, onSubmit } = props;
  const { t } = useTranslation('account');
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    onSubmit();
  };
  const bind = (field: Field) => ({
    name: field,
    value: fields[field],
    error: complaints[field],
    onChange: (event: { currentTarget: { value: string } }) => {
      onChange(field, event.currentTarget.value);
    },
  });
  const isNew = is === 'signUp';
  return (
    <div className={classes.column}>
      <Page title={t(`${is}.title`)} lead={isNew ? t('signUp.lead') : undefined} width="narrow">
        <Panel>
          <form onSubmit={submit} noValidate>
            <Stack gap="md">
              {isNew && site?.fresh && <p className={classes.first}>{t('signUp.first')}</p>}
              {isNew && (
                <TextInput
                  label={t('name')}
                  description={t('nameHelp')}
                  autoComplete="name"
                  {...bind('name')}
                />
              )}
              <TextInput
                label={t('email')}
                type="email"
                autoComplete={isNew ? 'email' : 'username'}
                {...bind('email')}
              />
              <PasswordInput
                label={t('password')}
                description={isNew ? t('passwordHelp', { count: MIN_PASSWORD }) : undefined}
                autoComplete={isNew ? 'new-password' : 'current-password'}
                {...bind('password')}
              />
              {isNew && !site?.fresh && (
                <TextInput
                  label={t('joinCode')}
                  description={t('joinCodeHelp')}
                  autoComplete="off"
                  autoCapitalize="characters"
                  spellCheck={false}
                  {...bind('joinCode')}
                />
              )}
              {isNew && site?.setupTokenNeeded && (
                <TextInput
                  label={t('setupToken')}
                  description={t('setupTokenHelp')}
                  autoComplete="off"
                  {...bind('setupToken')}
                />
              )}
              {problem !== null && <ErrorState error={problem} />}
              <Button type="submit" loading={busy}>
                {t(`${is}.button`)}
              </Button>
            </Stack>
          </form>
        </Panel>
        <p className={classes.other}>
          {t(`${is}.other`)}{' '}
          <Link to={isNew ? '/signin' : '/signup'} search={next === undefined ? {} : { next }}>
            {t(`${is}.otherLink`)}
          </Link>
        </p>
      </Page>
    </div>
  );
}
