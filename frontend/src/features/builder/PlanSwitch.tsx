import { Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import { useBench, useBenchView } from './benchContext';
import fields from './fields.module.css';
import { Help } from './Help';
import { planFieldId } from './plan';
import { PlanProblems } from './PlanProblems';
import { read, write } from './training';

interface PlanSwitchProps {
  /** The part of the plan that is there or not. */
  field: 'earlyStopping' | 'gradientClipping';
  label: string;
  words: string;
  /** What it is when it is turned on. */
  initial: unknown;
  /** Its own settings; those of a part that is a single value also tell its problems. */
  children: ReactNode;
}

/** A part of the plan that most runs do without, off until somebody wants it. */
export function PlanSwitch({ field, label, words, initial, children }: PlanSwitchProps) {
  const { fixed } = useBenchView();
  const on = useBench((bench) => read(bench.history.present.training, field) != null);
  const change = useBench((bench) => bench.change);
  const isValue = typeof initial !== 'object';
  return (
    <section className={fields.section} aria-label={label}>
      <span className={fields.switch}>
        <Switch
          id={planFieldId(isValue ? `${field}.on` : field)}
          size="sm"
          label={label}
          checked={on}
          disabled={fixed.has('plan')}
          onChange={() => {
            change((design) => ({
              ...design,
              training: write(design.training, field, on ? null : initial),
            }));
          }}
        />
        <Help label={label} words={words} />
      </span>
      {on && <div className={fields.fields}>{children}</div>}
      {!(on && isValue) && <PlanProblems field={field} />}
    </section>
  );
}
