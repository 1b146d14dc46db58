import { NativeSelect, Table } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { http } from '../../api/http';
import { meQuery, peopleQuery } from '../../api/resources';
import type { Account } from '../../api/types';
import { Loaded } from '../../ui/Loaded';
import { say, sayProblem } from '../../ui/notify';
import { Page } from '../../ui/Page';
import { Panel } from '../../ui/Panel';

const ROLES: Account['role'][] = ['student', 'instructor', 'admin'];

/** Everybody with an account, and what they may do. */
export function PeoplePage() {
  const { t } = useTranslation('people');
  const people = useQuery(peopleQuery);
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Panel>
        <Loaded query={people}>{(everybody) => <People everybody={everybody} />}</Loaded>
      </Panel>
    </Page>
  );
}

function People({ everybody }: { everybody: Account[] }) {
  const { t } = useTranslation('people');
  return (
    <Table.ScrollContainer minWidth={420}>
      <Table verticalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('name')}</Table.Th>
            <Table.Th scope="col">{t('email')}</Table.Th>
            <Table.Th scope="col">{t('role')}</Table.Th>
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
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
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
