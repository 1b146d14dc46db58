import { ActionIcon, Button, NumberInput, Table, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShareClass } from '../../api/types';
import { Panel } from '../../ui/Panel';
import { useShareClasses } from './useShareClasses';
import classes from './admin.module.css';

const LEAST = 0.1;
const MOST = 100;

/** The site's share classes: how much of the devices their people get. */
export function ShareClasses({ all }: { all: ShareClass[] }) {
  const { t } = useTranslation('people');
  return (
    <Panel title={t('share.title')}>
      <p className={classes.shareLead}>{t('share.lead')}</p>
      {all.length > 0 && (
        <Table.ScrollContainer minWidth={320}>
          <Table verticalSpacing="sm">
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t('share.class')}</Table.Th>
                <Table.Th scope="col">{t('share.weight')}</Table.Th>
                <Table.Th scope="col">{t('share.people')}</Table.Th>
                <Table.Th scope="col">{t('share.remove')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {all.map((one) => (
                <ClassRow key={`${one.id} ${one.weight}`} one={one} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      <NewClass />
    </Panel>
  );
}

function ClassRow({ one }: { one: ShareClass }) {
  const { t } = useTranslation('people');
  const { change, remove } = useShareClasses();
  const [weight, setWeight] = useState<number | string>(one.weight);
  const save = () => {
    if (typeof weight === 'number' && weight !== one.weight) {
      change.mutate({ id: one.id, name: one.name, weight });
    } else {
      setWeight(one.weight);
    }
  };
  return (
    <Table.Tr>
      <Table.Td>{one.name}</Table.Td>
      <Table.Td>
        <NumberInput
          aria-label={t('share.weightOf', { name: one.name })}
          value={weight}
          onChange={setWeight}
          onBlur={save}
          onKeyDown={(key) => {
            if (key.key === 'Enter') save();
          }}
          min={LEAST}
          max={MOST}
          step={0.5}
          disabled={change.isPending}
          maw={110}
        />
      </Table.Td>
      <Table.Td>{one.people.length}</Table.Td>
      <Table.Td>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('share.removeOne', { name: one.name })}
          loading={remove.isPending}
          onClick={() => {
            remove.mutate(one);
          }}
        >
          <IconTrash size={18} stroke={1.6} aria-hidden />
        </ActionIcon>
      </Table.Td>
    </Table.Tr>
  );
}

function NewClass() {
  const { t } = useTranslation('people');
  const { create } = useShareClasses();
  const [name, setName] = useState('');
  const [weight, setWeight] = useState<number | string>(1);
  const submit = (form: FormEvent) => {
    form.preventDefault();
    create.mutate(
      { name, weight: Number(weight) },
      {
        onSuccess: () => {
          setName('');
          setWeight(1);
        },
      },
    );
  };
  return (
    <form className={classes.newClass} onSubmit={submit}>
      <TextInput
        label={t('share.newName')}
        value={name}
        maxLength={60}
        required
        onChange={(typed) => {
          setName(typed.currentTarget.value);
        }}
      />
      <NumberInput
        label={t('share.weight')}
        value={weight}
        onChange={setWeight}
        min={LEAST}
        max={MOST}
        step={0.5}
        required
        maw={110}
      />
      <Button type="submit" variant="default" loading={create.isPending}>
        {t('share.add')}
      </Button>
    </form>
  );
}
