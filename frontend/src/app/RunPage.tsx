import { Anchor, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../api/problem';
import { dataSetQuery, runQuery } from '../api/resources';
import type { Run } from '../api/types';
import { FrozenNetwork } from '../features/run/FrozenNetwork';
import { FrozenPlan, RunFacts } from '../features/run/FrozenPlan';
import { RenameRun } from '../features/run/RenameRun';
import { RunPanel } from '../features/run/RunPanel';
import { age } from '../ui/format';
import { Loaded } from '../ui/Loaded';
import { Loading } from '../ui/Loading';
import { Page } from '../ui/Page';
import classes from './RunPage.module.css';

const route = getRouteApi('/signed-in/runs/$id');

export function RunPage() {
  const { t } = useTranslation('run');
  const { id } = route.useParams();
  const run = useQuery(runQuery(id));
  if (run.error instanceof ProblemError && [400, 404].includes(run.error.status)) return <NoRun />;
  if (run.data) return <WholeRun run={run.data} />;
  return (
    <Page title={t('panel')}>
      <Loaded query={run} loading={<Loading rows={3} height={180} />}>
        {() => null}
      </Loaded>
    </Page>
  );
}

/** Everything about one run: how it went, and what exactly was run. */
function WholeRun({ run }: { run: Run }) {
  const { me } = route.useRouteContext();
  return (
    <Page
      title={run.name}
      lead={<Lead run={run} mine={run.owner.id === me.id} />}
      actions={run.owner.id === me.id && <RenameRun run={run} />}
    >
      <div className={classes.columns}>
        <RunPanel runId={run.id} />
        <div className={classes.side}>
          <FrozenNetwork run={run} />
          <FrozenPlan run={run} />
          <RunFacts run={run} />
        </div>
      </div>
    </Page>
  );
}

function Lead({ run, mine }: { run: Run; mine: boolean }) {
  const { t } = useTranslation('run');
  const dataset = useQuery(dataSetQuery(run.dataset));
  return (
    <span className={classes.lead}>
      <span>
        {t('page.on')}{' '}
        <Anchor
          inherit
          renderRoot={(props) => <Link to="/data/$id" params={{ id: run.dataset }} {...props} />}
        >
          {dataset.data?.name ?? run.dataset}
        </Anchor>
      </span>
      {!mine && <span>{t('page.by', { name: run.owner.name })}</span>}
      <span>{age(run.createdAt)}</span>
    </span>
  );
}

function NoRun() {
  const { t } = useTranslation('run');
  return (
    <Page title={t('page.none')} lead={t('page.noneWords')} width="narrow">
      <Button renderRoot={(props) => <Link to="/work" {...props} />}>{t('page.toWork')}</Button>
    </Page>
  );
}
