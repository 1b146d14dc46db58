import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { LessonProblem } from '../../api/authoring';
import { ErrorState } from '../../ui/ErrorState';
import classes from './editor.module.css';
import type { Preview } from './usePreview';

interface ProblemListProps {
  id: string;
  preview: Preview;
  show: (problem: LessonProblem) => void;
}

/** What publishing waits for, each a way to its place. */
export function ProblemList({ id, preview, show }: ProblemListProps) {
  const { t } = useTranslation('editor');
  const { problems, checking, failed, again } = preview;
  const Sign = problems.length > 0 ? IconAlertTriangle : IconCircleCheck;
  return (
    <section className={classes.problems} aria-label={t('problems.title')} id={id} tabIndex={-1}>
      <p className={classes.problemHead} role="status" data-some={problems.length > 0 || undefined}>
        {!failed && <Sign size={16} stroke={1.8} aria-hidden />}
        {failed
          ? null
          : problems.length > 0
            ? t('problems.some', { count: problems.length })
            : t(checking ? 'problems.checking' : 'problems.none')}
      </p>
      {failed && <ErrorState error={failed} retry={again} />}
      {problems.length > 0 && (
        <ul className={classes.problemRows}>
          {problems.map((problem, at) => (
            <li key={at}>
              <button
                type="button"
                onClick={() => {
                  show(problem);
                }}
              >
                <span>{t('problems.place', { file: problem.file, line: problem.line })}</span>
                {problem.message}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
