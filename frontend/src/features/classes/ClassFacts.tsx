import { useTranslation } from 'react-i18next';
import type { CourseClass } from '../../api/classes';
import classes from './classes.module.css';
import { dayText, hasEnded } from './dates';

/** Who teaches a class, when it is, and what it gives, in a line. */
export function ClassFacts({ one }: { one: CourseClass }) {
  const { t } = useTranslation('classes');
  const { starts, ends, weeklyHours } = one;
  return (
    <span className={classes.facts}>
      <span>{one.teaches ? t('teaches') : t('taughtBy', { name: one.instructor.name })}</span>
      {(starts || ends) && <span>{dates()}</span>}
      {weeklyHours != null && <span>{t('hoursEach', { hours: weeklyHours })}</span>}
    </span>
  );

  function dates(): string {
    if (ends && hasEnded(ends)) return t('dates.ended', { to: dayText(ends) });
    if (starts && ends) return t('dates.both', { from: dayText(starts), to: dayText(ends) });
    return starts
      ? t('dates.from', { from: dayText(starts) })
      : t('dates.to', { to: dayText(ends ?? '') });
  }
}
