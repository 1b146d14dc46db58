import { Button, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../api/problem';
import { say } from '../../ui/notify';
import { useJoin } from './api';
import classes from './classes.module.css';

/** Joins a class by its code. A refusal stands at the field, in the server's words. */
export function JoinForm() {
  const { t } = useTranslation('classes');
  const navigate = useNavigate();
  const join = useJoin();
  const [code, setCode] = useState('');
  const [empty, setEmpty] = useState(false);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setEmpty(code.trim() === '');
    if (code.trim() === '') return;
    join.mutate(code.trim(), {
      onSuccess: ({ id, name }) => {
        say(t('join.joined', { name }));
        void navigate({ to: '/classes/$id', params: { id } });
      },
    });
  };
  const refused = join.error instanceof ProblemError ? join.error.message : undefined;
  return (
    <form onSubmit={submit} noValidate className={classes.join}>
      <TextInput
        label={t('join.label')}
        description={t('join.help')}
        value={code}
        error={empty ? t('join.empty') : refused}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        onChange={(typed) => {
          setCode(typed.currentTarget.value);
          setEmpty(false);
          join.reset();
        }}
      />
      <Button type="submit" loading={join.isPending}>
        {t('join.button')}
      </Button>
    </form>
  );
}
