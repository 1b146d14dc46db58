import { Button, Checkbox, Group, NumberInput, Radio, Stack, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { CourseClass } from '../../api/classes';
import { say } from '../../ui/notify';
import { useGrant } from './api';
import classes from './classes.module.css';

export interface Person {
  id: string;
  name: string;
}

interface GrantFormProps {
  one: CourseClass;
  students: readonly Person[];
  request: string;
  close: () => void;
}

const MOST_HOURS = 100;

/** To whom, how much, and why. */
export function GrantForm({ one, students, request, close }: GrantFormProps) {
  const { t } = useTranslation('classes');
  const [to, setTo] = useState<'all' | 'some'>('all');
  const [some, setSome] = useState<string[]>([]);
  const [hours, setHours] = useState<number | string>(2);
  const [reason, setReason] = useState('');
  const grant = useGrant(one.id);
  const complete = Number(hours) > 0 && reason.trim() !== '' && (to === 'all' || some.length > 0);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const wish = { hours: Number(hours), reason: reason.trim(), request };
    grant.mutate(to === 'all' ? wish : { ...wish, accounts: some }, {
      onSuccess: ({ accounts }) => {
        say(t('grant.given', { count: accounts, hours: Number(hours) }));
        close();
      },
    });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <p className={classes.lead}>{t('grant.lead')}</p>
        <Radio.Group
          label={t('grant.to')}
          value={to}
          onChange={(chosen) => {
            setTo(chosen === 'some' ? 'some' : 'all');
          }}
        >
          <Stack gap={6} mt={6}>
            <Radio value="all" label={t('grant.all', { count: students.length })} />
            <Radio value="some" label={t('grant.some')} />
          </Stack>
        </Radio.Group>
        {to === 'some' && (
          <Checkbox.Group aria-label={t('grant.who')} value={some} onChange={setSome}>
            <div className={classes.who}>
              {students.map(({ id, name }) => (
                <Checkbox key={id} value={id} label={name} />
              ))}
            </div>
          </Checkbox.Group>
        )}
        <NumberInput
          label={t('grant.hours')}
          value={hours}
          onChange={setHours}
          min={0.1}
          max={MOST_HOURS}
          decimalScale={2}
          required
        />
        <TextInput
          label={t('grant.reason')}
          description={t('grant.reasonWords')}
          value={reason}
          maxLength={200}
          required
          onChange={(typed) => {
            setReason(typed.currentTarget.value);
          }}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('grant.cancel')}
          </Button>
          <Button type="submit" loading={grant.isPending} disabled={!complete}>
            {t('grant.give')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
