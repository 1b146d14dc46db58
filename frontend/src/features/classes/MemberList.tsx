import { Button, Table } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClassMember, CourseClass } from '../../api/classes';
import { age } from '../../ui/format';
import { say } from '../../ui/notify';
import { useRemoveMember } from './api';
import { Ask } from './Ask';
import classes from './classes.module.css';

/** Who is in a class, and the way out for each. */
export function MemberList({ one }: { one: CourseClass }) {
  const { t } = useTranslation('classes');
  const [leaving, setLeaving] = useState<ClassMember | null>(null);
  const remove = useRemoveMember(one.id);
  const close = () => {
    setLeaving(null);
  };
  const confirm = () => {
    if (!leaving) return;
    remove.mutate(leaving.id, {
      onSuccess: () => {
        say(t('members.removed', { name: leaving.name }));
        close();
      },
    });
  };
  if (one.members.length === 0) return <p className={classes.lead}>{t('members.none')}</p>;
  return (
    <>
      <Table verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('members.name')}</Table.Th>
            <Table.Th scope="col">{t('members.joined')}</Table.Th>
            <Table.Th scope="col" className={classes.act}>
              {t('members.remove')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {one.members.map((member) => (
            <Table.Tr key={member.id}>
              <Table.Td className={classes.breaks}>{member.name}</Table.Td>
              <Table.Td className={classes.joined}>{age(member.joinedAt)}</Table.Td>
              <Table.Td className={classes.act}>
                <Button
                  variant="default"
                  size="compact-sm"
                  aria-label={t('members.removeOne', { name: member.name })}
                  onClick={() => {
                    setLeaving(member);
                  }}
                >
                  {t('members.remove')}
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Ask
        opened={leaving !== null}
        title={t('members.removeTitle', { name: leaving?.name ?? '' })}
        words={t('members.removeWords')}
        button={t('members.remove')}
        busy={remove.isPending}
        confirm={confirm}
        close={close}
      />
    </>
  );
}
