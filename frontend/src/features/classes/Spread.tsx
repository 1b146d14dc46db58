import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CourseClass, LiveDesk } from '../../api/classes';
import type { LessonEntry } from '../../api/course';
import { lessonQuery, lessonsQuery, spreadQuery } from '../../api/resources';
import { Loaded } from '../../ui/Loaded';
import { Panel } from '../../ui/Panel';
import { ProseText } from '../../ui/ProseText';
import { SpreadBars } from './SpreadBars';
import { SpreadCurves } from './SpreadCurves';
import classes from './desk.module.css';
import { liveliest, predictionsOf, type Asked } from './predictions';

const LOOK_MS = 10_000;

/** What the class predicted, of one prediction at a time: first that of the lesson most are in. */
export function Spread({ one, desk }: { one: CourseClass; desk: LiveDesk }) {
  const { t } = useTranslation('classes');
  const { data: lessons } = useQuery(lessonsQuery);
  const [chosen, choose] = useState<string | null>(null);
  if (!lessons) return null;
  const asked = predictionsOf(lessons);
  const shown = asked.find(({ key }) => key === chosen) ?? liveliest(asked, desk.students);
  return (
    <Panel
      title={t('spread.title')}
      className={classes.spread}
      aside={
        shown && (
          <NativeSelect
            aria-label={t('spread.choose')}
            value={shown.key}
            data={asked.map((each) => ({ value: each.key, label: label(each) }))}
            onChange={(choice) => {
              choose(choice.currentTarget.value);
            }}
          />
        )
      }
    >
      {shown ? (
        <OneSpread key={shown.key} one={one} lesson={shown.lesson} id={shown.id} />
      ) : (
        <p className={classes.quiet}>{t('spread.none')}</p>
      )}
    </Panel>
  );

  function label({ lesson, place }: Asked): string {
    const words = { number: lesson.number, lesson: lesson.title };
    return place === null ? t('spread.optionOnly', words) : t('spread.option', { ...words, place });
  }
}

function OneSpread({ one, lesson, id }: { one: CourseClass; lesson: LessonEntry; id: string }) {
  const { t } = useTranslation('classes');
  const text = useQuery(lessonQuery(lesson.slug));
  const spread = useQuery({
    ...spreadQuery(one.id, lesson.slug, id),
    refetchInterval: LOOK_MS,
  });
  const block = text.data?.blocks.find((each) => each.kind === 'predict' && each.id === id);
  const asked = block?.kind === 'predict' ? block : null;
  return (
    <>
      {asked && <ProseText html={asked.html} />}
      <Loaded query={spread}>
        {(found) => (
          <>
            <p className={classes.answered}>
              {found.answered === 0
                ? t('spread.nobody')
                : t('spread.answered', { answered: found.answered, members: found.members })}
            </p>
            {found.choices && <SpreadBars choices={found.choices} options={asked?.options ?? []} />}
            {found.curves && asked && found.curves.length > 0 && (
              <SpreadCurves curves={found.curves} asked={asked} />
            )}
          </>
        )}
      </Loaded>
    </>
  );
}
