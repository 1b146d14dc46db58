import { IconCircleCheck, IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { QuizVerdict } from '../../api/course';
import classes from './course.module.css';

/** Right, or not yet. */
export function Verdict({ verdict: { right, tries } }: { verdict: QuizVerdict }) {
  const { t } = useTranslation('course');
  const Sign = right ? IconCircleCheck : IconRefresh;
  const words = !right
    ? t('quiz.wrong')
    : tries > 1
      ? t('quiz.rightOnTry', { count: tries })
      : t('quiz.right');
  return (
    <span className={classes.verdict} data-right={right || undefined}>
      <Sign size={16} stroke={1.8} aria-hidden />
      {words}
    </span>
  );
}
