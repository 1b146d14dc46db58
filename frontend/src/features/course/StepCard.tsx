import { IconCircle, IconCircleCheck } from '@tabler/icons-react';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './course.module.css';

interface StepCardProps {
  label: string;
  done: boolean;
  children: ReactNode;
}

/** Something to do in the text; whether it is done is said in its head. */
export function StepCard({ label, done, children }: StepCardProps) {
  const { t } = useTranslation('course');
  const id = useId();
  const Sign = done ? IconCircleCheck : IconCircle;
  return (
    <div role="group" className={classes.step} aria-labelledby={id} data-own-undo>
      <h2 className={classes.stepHead} id={id}>
        {label}
        <span className={classes.stepState} data-done={done || undefined}>
          <Sign size={16} stroke={1.8} aria-hidden />
          {t(done ? 'step.done' : 'step.open')}
        </span>
      </h2>
      {children}
    </div>
  );
}
