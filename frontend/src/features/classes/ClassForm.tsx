import { Button, Group, NumberInput, Stack, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClassTerms } from '../../api/classes';
import classes from './classes.module.css';

interface ClassFormProps {
  terms: ClassTerms;
  button: string;
  busy: boolean;
  send: (terms: ClassTerms) => void;
  cancel?: () => void;
}

const MOST_HOURS = 168;

/** What an instructor says of a class. */
export function ClassForm({ terms, button, busy, send, cancel }: ClassFormProps) {
  const { t } = useTranslation('classes');
  const [name, setName] = useState(terms.name);
  const [starts, setStarts] = useState(terms.starts ?? '');
  const [ends, setEnds] = useState(terms.ends ?? '');
  const [hours, setHours] = useState<number | string>(terms.weeklyHours ?? '');
  const [weight, setWeight] = useState<number | string>(terms.weight ?? '');
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    send({
      name: name.trim(),
      starts: starts || null,
      ends: ends || null,
      weeklyHours: hours === '' ? null : Number(hours),
      weight: weight === '' ? null : Number(weight),
    });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <TextInput
          label={t('make.name')}
          description={t('make.nameWords')}
          value={name}
          maxLength={60}
          required
          data-autofocus={cancel !== undefined}
          onChange={(typed) => {
            setName(typed.currentTarget.value);
          }}
        />
        <div className={classes.pair}>
          <TextInput
            type="date"
            label={`${t('make.starts')} (${t('make.optional')})`}
            value={starts}
            onChange={(typed) => {
              setStarts(typed.currentTarget.value);
            }}
          />
          <TextInput
            type="date"
            label={`${t('make.ends')} (${t('make.optional')})`}
            description={t('make.endsWords')}
            inputWrapperOrder={['label', 'input', 'description']}
            value={ends}
            min={starts}
            onChange={(typed) => {
              setEnds(typed.currentTarget.value);
            }}
          />
        </div>
        <div className={classes.pair}>
          <NumberInput
            label={t('make.hours')}
            description={t('make.hoursWords')}
            inputWrapperOrder={['label', 'input', 'description']}
            value={hours}
            onChange={setHours}
            min={0}
            max={MOST_HOURS}
            decimalScale={2}
          />
          <NumberInput
            label={t('make.weight')}
            description={t('make.weightWords')}
            inputWrapperOrder={['label', 'input', 'description']}
            value={weight}
            onChange={setWeight}
            min={0.1}
            max={100}
            step={0.5}
            decimalScale={2}
          />
        </div>
        <Group justify="flex-end">
          {cancel && (
            <Button variant="default" onClick={cancel}>
              {t('make.cancel')}
            </Button>
          )}
          <Button type="submit" loading={busy} disabled={name.trim() === ''}>
            {button}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
