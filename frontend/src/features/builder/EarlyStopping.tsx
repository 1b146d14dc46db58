import { Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useBench, useBenchView } from './benchContext';
import fields from './fields.module.css';
import { Help } from './Help';
import { planFieldId } from './plan';
import { PlanProblems } from './PlanProblems';
import { write } from './training';

const FIELD = 'earlyStopping';

/** Whether training may stop before its last epoch; its own settings are the children. */
export function EarlyStopping({ children }: { children: ReactNode }) {
  const { fixed } = useBenchView();
  const { t } = useTranslation('builder');
  const stopping = useBench((bench) => bench.history.present.training.earlyStopping);
  const change = useBench((bench) => bench.change);
  const on = stopping != null;
  const label = t('stopping.label');
  return (
    <section className={fields.section} aria-label={label}>
      <span className={fields.switch}>
        <Switch
          id={planFieldId(FIELD)}
          size="sm"
          label={label}
          checked={on}
          disabled={fixed.has('plan')}
          onChange={() => {
            change((design) => ({
              ...design,
              training: write(
                design.training,
                FIELD,
                on ? null : { patience: 3, metric: 'validationLoss' },
              ),
            }));
          }}
        />
        <Help label={label} words={t('stopping.words')} />
      </span>
      {on && <div className={fields.fields}>{children}</div>}
      <PlanProblems field={FIELD} />
    </section>
  );
}
