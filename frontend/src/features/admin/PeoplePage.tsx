import { NativeSelect, Stack, Table } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { http } from '../../api/http';
import { meQuery, peopleQuery, shareClassesQuery } from '../../api/resources';
import type { Account, ShareClass } from '../../api/types';
import { Loaded } from '../../ui/Loaded';
import { say, sayProblem } from '../../ui/notify';
import { Page } from '../../ui/Page';
import { Panel } from '../../ui/Panel';
import { ShareClasses } from './ShareClasses';
import { useShareClasses } from './useShareClasses';
import { GrantTime } from './GrantTime';

const ROLES: Account['role'][] = ['student', 'instructor', 'admin'];

/** Everybody with an account, and what they may do. */
export function PeoplePage() {
  const { t } = useTranslation('people');
  const people = useQuery(peopleQuery);
  const shares = useQuery(shareClassesQuery);
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Stack gap="lg">
        <Panel>
          <Loaded query={people}>
            {(everybody) => <People everybody={everybody} shares={shares.data ?? []} />}
          </Loaded>
        </Panel>
        <Loaded query={shares}>{(all) => <ShareClasses all={all} />}</Loaded>
      </Stack>
    </Page>
  );
}

function People({ everybody, shares }: { everybody: Account[]; shares: ShareClass[] }) {
  const { t } = useTranslation('people');
  return (
    <Table.ScrollContainer minWidth={560}>
      <Table verticalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('name')}</Table.Th>
            <Table.Th scope="col">{t('email')}</Table.Th>
            <Table.Th scope="col">{t('role')}</Table.Th>
            {shares.length > 0 && <Table.Th scope="col">{t('share.column')}</Table.Th>}
            <Table.Th scope="col">{t('grant.column')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {everybody.map((person) => (
            <Table.Tr key={person.id}>
              <Table.Td>{person.name}</Table.Td>
              <Table.Td>{person.email}</Table.Td>
              <Table.Td>
                <RoleChoice person={person} />
              </Table.Td>
              {shares.length > 0 && (
                <Table.Td>
                  <ShareChoice person={person} shares={shares} />
                </Table.Td>
              )}
              <Table.Td>
                <GrantTime person={person} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function ShareChoice({ person, shares }: { person: Account; shares: ShareClass[] }) {
  const { t } = useTranslation('people');
  const { move } = useShareClasses();
  const from = shares.find(({ people }) => people.includes(person.id))?.id ?? '';
  return (
    <NativeSelect
      aria-label={t('share.of', { name: person.name })}
      value={from}
      disabled={move.isPending}
      onChange={(choice) => {
        move.mutate({ person: person.id, from, to: choice.currentTarget.value });
      }}
      data={[
        { value: '', label: t('share.none') },
        ...shares.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      maw={180}
    />
  );
}

function RoleChoice({ person }: { person: Account }) {
  const { t } = useTranslation('people');
  const queryClient = useQueryClient();
  const change = useMutation({
    mutationFn: (role: string) => http.patch<Account>(`/api/admin/accounts/${person.id}`, { role }),
    onSuccess: (changed) => {
      say(t('changed', { name: changed.name, role: t(`roles.${changed.role}`) }));
    },
    onError: sayProblem,
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: peopleQuery.queryKey }),
        queryClient.invalidateQueries({ queryKey: meQuery.queryKey }),
      ]),
  });
  return (
    <NativeSelect
      aria-label={t('roleOf', { name: person.name })}
      value={person.role}
      disabled={change.isPending}
      onChange={(choice) => {
        change.mutate(choice.currentTarget.value);
      }}
      data={ROLES.map((role) => ({ value: role, label: t(`roles.${role}`) }))}
      maw={180}
    />
  );
}
