import { Popover, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Grade, GradedLesson } from '../../api/classes';
import { GradeRules } from './GradeRules';
import classes from './gradebook.module.css';
import { RuleMark } from './RuleMark';

interface GradeCellProps {
  name: string;
  lesson: GradedLesson;
  grade: Grade | null;
}

/** A student's best attempt at a lesson: a sign for each rule, and their words on a click. */
export function GradeCell({ name, lesson, grade }: GradeCellProps) {
  const { t } = useTranslation('classes');
  if (!grade) {
    return (
      <span className={classes.none}>
        <span className={classes.marks} aria-hidden>
          {lesson.rules.map((words) => (
            <RuleMark key={words} state="none" />
          ))}
        </span>
        <VisuallyHidden>{t('gradebook.none')}</VisuallyHidden>
      </span>
    );
  }
  const met = grade.rules.filter((rule) => rule.met).length;
  return (
    <Popover position="bottom" width={320} withArrow trapFocus={false} shadow="none">
      <Popover.Target>
        <button
          type="button"
          className={classes.grade}
          data-whole={met === grade.rules.length || undefined}
        >
          <VisuallyHidden>{t('gradebook.of', { name, lesson: lesson.title })}</VisuallyHidden>
          <span className={classes.score}>
            {met}/{grade.rules.length}
          </span>
          <VisuallyHidden>{t('gradebook.rulesMet')}</VisuallyHidden>
          <span className={classes.marks} aria-hidden>
            {grade.rules.map((rule) => (
              <RuleMark key={rule.words} state={rule.met ? 'met' : 'failed'} />
            ))}
          </span>
          {grade.late && <span className={classes.late}>{t('gradebook.late')}</span>}
        </button>
      </Popover.Target>
      <Popover.Dropdown className={classes.pop}>
        <GradeRules grade={grade} />
      </Popover.Dropdown>
    </Popover>
  );
}
