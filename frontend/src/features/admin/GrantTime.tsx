import { Button, Group, NumberInput, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { http } from '../../api/http';
import { quotaQuery } from '../../api/resources';
import type { Account, Quota } from '../../api/types';
import { Dialog } from '../../ui/Dialog';
import { hours } from '../../ui/format';
import { say, sayProblem } from '../../ui/notify';
import { newUuid } from '../../api/newUuid';

const MOST_HOURS = 100;

/** Gives a person more device time for this week. */
export function GrantTime({ person }: { person: Account }) {
  const { t } = useTranslation('people');
  // Made when the form opens: whatever is clicked twice is one grant.
  const [request, setRequest] = useState<string | null>(null);
  const close = () => {
    setRequest(null);
  };
  return (
    <>
      <Button
        variant="default"
        size="xs"
        aria-label={t('grant.openFor', { name: person.name })}
        onClick={() => {
          setRequest(newUuid());
        }}
      >
        {t('grant.open')}
      </Button>
      <Dialog
        opened={request !== null}
        onClose={close}
        title={t('grant.to', { name: person.name })}
      >
        {request !== null && <GrantForm person={person} request={request} close={close} />}
      </Dialog>
    </>
  );
}

interface GrantFormProps {
  person: Account;
  request: string;
  close: () => void;
}

function GrantForm({ person, request, close }: GrantFormProps) {
  const { t } = useTranslation('people');
  const client = useQueryClient();
  const [time, setTime] = useState<number | string>(5);
  const [reason, setReason] = useState('');
  const give = useMutation({
    mutationFn: () =>
      http.post<Quota>(`/api/quota/${person.id}/grants`, { hours: Number(time), reason, request }),
    onSuccess: (now) => {
      const left = hours(Math.max(0, now.grantedMs - now.chargedMs - now.reservedMs));
      say(t('grant.given', { name: person.name, left }));
      void client.invalidateQueries({ queryKey: quotaQuery.queryKey });
      close();
    },
    onError: sayProblem,
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    give.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <NumberInput
          label={t('grant.hours')}
          description={t('grant.hoursWords')}
          value={time}
          onChange={setTime}
          min={0.1}
          max={MOST_HOURS}
          decimalScale={2}
          required
          data-autofocus
        />
        <TextInput
          label={t('grant.reason')}
          description={t('grant.reasonWords')}
          value={reason}
          onChange={(typed) => {
            setReason(typed.currentTarget.value);
          }}
          maxLength={200}
          required
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('grant.cancel')}
          </Button>
          <Button type="submit" loading={give.isPending} disabled={!Number(time) || !reason.trim()}>
            {t('grant.give')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
