import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Augmentation, CatalogueAugmentation } from '../../api/types';
import { augmentationOf, toggled, withPixels } from './augmentation';
import { useBench, useBenchView } from './benchContext';
import fields from './fields.module.css';
import { Help } from './Help';
import { NumberField } from './NumberField';
import { planFieldId } from './plan';
import { PlanProblems } from './PlanProblems';
import { planProblems } from './problemsOf';
import { SeenImages } from './SeenImages';
import { write } from './training';

const FIELD = 'augmentation';

/** What happens to training images before the network sees them, and real ones to look at. */
export function AugmentationControls() {
  const { catalogue, dataset, checked } = useBenchView();
  const { t } = useTranslation('builder');
  const plan = useBench((bench) => bench.history.present.training);
  const list = augmentationOf(plan);
  if (dataset?.kind !== 'image' && list.length === 0) return null;
  const title = t('augmentation.title');
  const right = planProblems(checked, FIELD).length === 0;
  return (
    <section className={fields.section} aria-label={title}>
      <p className={fields.sectionTitle}>
        {title}
        <Help label={title} words={t('augmentation.words')} />
      </p>
      <div className={fields.fields}>
        {catalogue.augmentations.map((entry) => (
          <Change key={entry.kind} entry={entry} list={list} />
        ))}
      </div>
      <PlanProblems field={FIELD} />
      {dataset?.state === 'ready' && dataset.kind === 'image' && list.length > 0 && (
        <SeenImages dataset={dataset} list={list} seed={plan.seed} right={right} />
      )}
    </section>
  );
}

interface ChangeProps {
  entry: CatalogueAugmentation;
  list: readonly Augmentation[];
}

function Change({ entry, list }: ChangeProps) {
  const { catalogue, fixed } = useBenchView();
  const { t } = useTranslation('builder');
  const change = useBench((bench) => bench.change);
  const endBurst = useBench((bench) => bench.endBurst);
  const { kind, name, help, pixels } = entry;
  const chosen = list.find((one) => one.kind === kind);
  const disabled = fixed.has('plan');
  const id = kind === 'flip' ? planFieldId(FIELD) : planFieldId(`${FIELD}.${kind}`);
  const set = (to: (old: readonly Augmentation[]) => Augmentation[], burst?: string) => {
    change((design) => {
      const next = to(augmentationOf(design.training));
      return { ...design, training: write(design.training, FIELD, next) };
    }, burst);
  };
  return (
    <div className={fields.field}>
      <span className={fields.switch}>
        <Switch
          id={id}
          size="sm"
          label={name}
          checked={chosen !== undefined}
          disabled={disabled}
          onChange={() => {
            set((old) => toggled(old, catalogue.augmentations, kind));
          }}
        />
        <Help label={name} words={help} />
      </span>
      {chosen && pixels && (
        <span className={fields.pixels}>
          <NumberField
            id={`${id}-pixels`}
            parameter={pixels}
            label={t('augmentation.pixels', { name, label: pixels.label.toLowerCase() })}
            value={chosen.pixels ?? null}
            disabled={disabled || undefined}
            onChange={(to, burst) => {
              set((old) => withPixels(old, kind, to), burst ? id : undefined);
            }}
            onRest={endBurst}
          />
          <span aria-hidden>{t('augmentation.px')}</span>
        </span>
      )}
    </div>
  );
}
