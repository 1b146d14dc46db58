import { IconCheck, IconPoint, IconX } from '@tabler/icons-react';
import classes from './gradebook.module.css';

export type MarkState = 'met' | 'failed' | 'none';

const SIGNS = { met: IconCheck, failed: IconX, none: IconPoint };

/** One rule as a sign of its own form; named where no words stand beside it. */
export function RuleMark({ state, label }: { state: MarkState; label?: string }) {
  const Sign = SIGNS[state];
  return (
    <span
      className={classes.mark}
      data-state={state}
      {...(label !== undefined && { role: 'img', 'aria-label': label })}
    >
      <Sign size={14} stroke={2.2} aria-hidden />
    </span>
  );
}
