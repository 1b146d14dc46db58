import { Button, Group, NativeSelect, Stack, Textarea } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { CourseClass } from '../../api/classes';
import { lessonsQuery, networksQuery } from '../../api/resources';
import { say, sayProblem } from '../../ui/notify';
import { usePush } from './api';
import classes from './classes.module.css';
import { sourceOf, type Source } from './pushSource';

/** Which network, and what to say about it. */
export function PushForm({ one, close }: { one: CourseClass; close: () => void }) {
  const { t } = useTranslation('classes');
  const client = useQueryClient();
  const { data: networks = [] } = useQuery(networksQuery);
  const { data: lessons = [] } = useQuery(lessonsQuery);
  const [which, setWhich] = useState('');
  const [words, setWords] = useState('');
  const push = usePush(one.id);
  const send = async (source: Source) => {
    try {
      const shown = await source(client);
      if (!shown) {
        say(t('push.noBench'));
        return;
      }
      await push.mutateAsync({ ...shown, words: words.trim() });
      say(t('push.sent'));
      close();
    } catch (failure) {
      if (!push.isError) sayProblem(failure);
    }
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const source = sourceOf(which, networks);
    if (source) void send(source);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <p className={classes.lead}>{t('push.lead')}</p>
        <NativeSelect
          label={t('push.which')}
          value={which}
          required
          data-autofocus
          onChange={(choice) => {
            setWhich(choice.currentTarget.value);
          }}
        >
          <option value="">{t('push.choose')}</option>
          {networks.length > 0 && (
            <optgroup label={t('push.mine')}>
              {networks.map(({ id, name }) => (
                <option key={id} value={`network:${id}`}>
                  {name}
                </option>
              ))}
            </optgroup>
          )}
          <optgroup label={t('push.starters')}>
            {lessons
              .filter(({ published }) => published)
              .map(({ slug, number, title }) => (
                <option key={slug} value={`lesson:${slug}`}>
                  {t('push.starter', { number, lesson: title })}
                </option>
              ))}
          </optgroup>
        </NativeSelect>
        <Textarea
          label={t('push.words')}
          description={t('push.wordsHelp')}
          value={words}
          maxLength={500}
          autosize
          minRows={2}
          onChange={(typed) => {
            setWords(typed.currentTarget.value);
          }}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('grant.cancel')}
          </Button>
          <Button type="submit" loading={push.isPending} disabled={which === ''}>
            {t('push.send', { count: one.students })}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
