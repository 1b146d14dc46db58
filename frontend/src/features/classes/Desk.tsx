import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CourseClass, LiveDesk } from '../../api/classes';
import { deskQuery, lessonsQuery } from '../../api/resources';
import { age } from '../../ui/format';
import { Loaded } from '../../ui/Loaded';
import classes from './desk.module.css';
import { DeskWaiting } from './DeskWaiting';
import { EmptyClass } from './EmptyClass';
import { GrantHours } from './GrantHours';
import { PushNetwork } from './PushNetwork';
import { Spread } from './Spread';
import { standingOf } from './desk';
import { StudentCard } from './StudentCard';
import { useSteadyOrder } from './useSteadyOrder';

const LOOK_MS = 4000;

/** A class at this moment: who needs help, and what everybody does. */
export function Desk({ one }: { one: CourseClass }) {
  const { t } = useTranslation('classes');
  const desk = useQuery({ ...deskQuery(one.id), staleTime: 0, refetchInterval: LOOK_MS });
  return (
    <Loaded query={desk} loading={<DeskWaiting />}>
      {(now) =>
        now.students.length === 0 ? (
          <EmptyClass one={one} />
        ) : (
          <>
            {desk.isRefetchError && (
              <p className={classes.lost} role="status">
                {t('desk.lost', { age: age(new Date(desk.dataUpdatedAt)) })}
              </p>
            )}
            <LiveGrid one={one} desk={now} />
            <Spread one={one} desk={now} />
          </>
        )
      }
    </Loaded>
  );
}

function LiveGrid({ one, desk }: { one: CourseClass; desk: LiveDesk }) {
  const { t } = useTranslation('classes');
  const { data: lessons = [] } = useQuery(lessonsQuery);
  const { shown, waits, handlers } = useSteadyOrder(desk);
  const count = shown.filter((each) => standingOf(each, desk.at) === 'needsYou').length;
  return (
    <section aria-label={t('desk.grid')}>
      <div className={classes.bar}>
        <p className={classes.summary}>
          <b>{t('desk.summary', { count })}</b> {t('desk.of', { count: shown.length })}
          <span className={classes.held}>{waits && t('desk.held')}</span>
        </p>
        <div className={classes.acts}>
          <PushNetwork one={one} />
          <GrantHours one={one} students={desk.students} />
        </div>
      </div>
      <ul className={classes.grid} {...handlers}>
        {shown.map((student) => (
          <li key={student.id}>
            <StudentCard student={student} at={desk.at} lessons={lessons} />
          </li>
        ))}
      </ul>
    </section>
  );
}
