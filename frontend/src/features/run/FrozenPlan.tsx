import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { catalogueQuery, dataSetQuery } from '../../api/resources';
import type { Run } from '../../api/types';
import { bytes, count, hours, percent } from '../../ui/format';
import { Panel } from '../../ui/Panel';
import { took } from './Gauges';
import { unusualLoss } from './settings';
import classes from './Frozen.module.css';

type Fact = [name: string, value: string | null];

/** How the run was to learn, and on what. */
export function FrozenPlan({ run }: { run: Run }) {
  const { t } = useTranslation('run');
  const catalogue = useQuery(catalogueQuery);
  const dataset = useQuery(dataSetQuery(run.dataset));
  const { training: plan } = run;
  const { optimizer } = plan;
  const loss = unusualLoss(plan);
  const known = catalogue.data?.optimizers.find(({ kind }) => kind === optimizer.kind);
  return (
    <Panel title={t('page.plan')}>
      <Facts
        facts={[
          [t('page.training.dataset'), dataset.data?.name ?? run.dataset],
          [t('page.training.version'), run.datasetVersion.slice(0, 12)],
          [t('page.training.epochs'), count(plan.epochs)],
          [t('page.training.batchSize'), count(plan.batchSize)],
          [t('page.training.optimizer'), known?.name ?? optimizer.kind],
          [t('page.training.learningRate'), String(optimizer.learningRate)],
          [
            t('page.training.momentum'),
            optimizer.kind === 'momentum' ? optional(optimizer.momentum) : null,
          ],
          [t('page.training.weightDecay'), optional(optimizer.weightDecay)],
          [t('page.training.clipping'), optional(plan.gradientClipping)],
          [t('page.training.schedule'), plan.schedule.kind],
          [t('page.training.loss'), loss && t(`losses.${loss}`)],
          [t('page.training.validation'), percent(plan.validation, 0)],
          [t('page.training.augmentation'), augmentation()],
          [t('page.training.earlyStopping'), stopping()],
          [t('page.training.seed'), String(plan.seed)],
          [t('page.training.device'), plan.device],
        ]}
      />
    </Panel>
  );

  function augmentation(): string | null {
    const words = (plan.augmentation ?? []).map(({ kind, pixels }) =>
      t(`page.training.${kind}`, { pixels: pixels ?? 0 }),
    );
    return words.length === 0 ? null : words.join(', ');
  }

  function stopping(): string | null {
    if (!plan.earlyStopping) return null;
    const { metric, patience } = plan.earlyStopping;
    return t(`page.training.stopping.${metric}`, { count: patience });
  }
}

/** What the run was and took, in numbers. */
export function RunFacts({ run }: { run: Run }) {
  const { t } = useTranslation('run');
  const { device } = run;
  const attempts = run.attempts > 1 ? t('facts.attemptsWords', { count: run.attempts }) : null;
  return (
    <Panel title={t('facts.title')}>
      <Facts
        facts={[
          [t('facts.parameters'), count(run.parameters)],
          [t('facts.took'), took(run)],
          [t('facts.device'), device && `${device.name}, ${bytes(device.memoryBytes)}`],
          [t('facts.engine'), device?.engine ?? null],
          [t('facts.quota'), run.chargedMs === 0 ? t('gauge.noQuota') : hours(run.chargedMs)],
          [t('facts.attempts'), attempts],
          [t('facts.created'), new Date(run.createdAt).toLocaleString('en-GB')],
          [t('facts.id'), run.id],
        ]}
      />
    </Panel>
  );
}

function optional(value: number | null | undefined): string | null {
  return value == null || value === 0 ? null : String(value);
}

function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className={classes.facts}>
      {facts.map(
        ([name, value]) =>
          value !== null && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
