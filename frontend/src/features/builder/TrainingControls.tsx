import { useTranslation } from 'react-i18next';
import type { Parameter } from '../../api/types';
import { AugmentationControls } from './AugmentationControls';
import { useBench, useBenchView } from './benchContext';
import { CardProblems } from './CardProblems';
import { ChoiceField } from './ChoiceField';
import fields from './fields.module.css';
import { Help } from './Help';
import { NumberField } from './NumberField';
import {
  changePlan,
  isShown,
  lossOf,
  parameterOf,
  PLAN_FIELDS,
  planFieldId,
  planValue,
  type PlanField,
} from './plan';
import { PlanSwitch } from './PlanSwitch';
import { DECAYS, LIMITS, nextRate, plainNumber } from './training';

/** How the network learns: every setting with its sentence, and its problem where it has one. */
export function TrainingControls() {
  const { catalogue } = useBenchView();
  const { t } = useTranslation('builder');
  const plan = useBench((bench) => bench.history.present.training);
  return (
    <div role="group" aria-label={t('training.title')}>
      <div className={fields.fields}>{PLAN_FIELDS.map(row)}</div>
      <PlanSwitch
        field="gradientClipping"
        label={t('clipping.label')}
        words={t('clipping.words')}
        initial={1}
      >
        {row('gradientClipping')}
      </PlanSwitch>
      <PlanSwitch
        field="earlyStopping"
        label={t('stopping.label')}
        words={t('stopping.words')}
        initial={{ patience: 3, metric: 'validationLoss' }}
      >
        {row('earlyStopping.patience')}
        {row('earlyStopping.metric')}
      </PlanSwitch>
      <AugmentationControls />
    </div>
  );

  function row(field: PlanField) {
    const parameter = parameterOf(catalogue, field);
    return parameter && isShown(plan, field) && <PlanRow key={field} parameter={parameter} />;
  }
}

function PlanRow({ parameter }: { parameter: Parameter }) {
  const { checked } = useBenchView();
  const { name, label, help } = parameter;
  const problems = (checked?.problems ?? [])
    .filter((placed) => placed.layer === null && placed.field === name)
    .map((placed) => placed.problem);
  const id = planFieldId(name);
  return (
    <div className={fields.field}>
      <span className={fields.label}>
        <label htmlFor={id}>{label}</label>
        <Help label={label} words={help} />
      </span>
      <PlanInput parameter={parameter} invalid={problems.length > 0} />
      {name === 'loss.kind' && <LossWords />}
      <CardProblems id={`${id}-problems`} problems={problems} part="plan" />
    </div>
  );
}

/** What the chosen loss is for. */
function LossWords() {
  const { t } = useTranslation('builder');
  const kind = useBench((bench) => lossOf(bench.history.present.training));
  return <p className={fields.note}>{t(`loss.${kind}`)}</p>;
}

function PlanInput({ parameter, invalid }: { parameter: Parameter; invalid: boolean }) {
  const { catalogue, fixed } = useBenchView();
  const readOnly = fixed.has(parameter.name === 'seed' ? 'seed' : 'plan');
  const plan = useBench((bench) => bench.history.present.training);
  const change = useBench((bench) => bench.change);
  const endBurst = useBench((bench) => bench.endBurst);
  const id = planFieldId(parameter.name);
  const value = planValue(plan, parameter);
  const set = (to: unknown, burst?: string) => {
    change((design) => {
      const training = changePlan(design.training, parameter.name, to, catalogue);
      return training === design.training ? design : { ...design, training };
    }, burst);
  };
  const shared = {
    id,
    label: parameter.label,
    invalid: invalid || undefined,
    describedBy: invalid ? `${id}-problems` : undefined,
    disabled: readOnly || undefined,
  };
  if (parameter.type === 'choice') {
    return (
      <ChoiceField
        {...shared}
        catalogue={catalogue}
        value={String(value)}
        choices={parameter.choices ?? []}
        onChange={set}
      />
    );
  }
  return (
    <NumberField
      {...shared}
      {...scaleOf(parameter.name)}
      parameter={parameter}
      value={typeof value === 'number' ? value : null}
      onChange={(to, burst) => {
        set(to, burst ? id : undefined);
      }}
      onRest={endBurst}
    />
  );
}

/** Rates, decays and limits go 1, 3, 10; a share of samples by its own step. */
function scaleOf(name: string): Pick<Parameters<typeof NumberField>[0], 'next' | 'format'> {
  if (name === 'optimizer.learningRate') return { next: nextRate, format: plainNumber };
  if (name === 'optimizer.weightDecay') {
    return { next: (from, direction) => nextRate(from, direction, DECAYS), format: plainNumber };
  }
  if (name === 'gradientClipping') {
    return { next: (from, direction) => nextRate(from, direction, LIMITS), format: plainNumber };
  }
  return {};
}
