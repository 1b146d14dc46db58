import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { dataSetsQuery, networksQuery, runsQuery } from '../api/resources';
import type { Account } from '../api/types';
import { NextLesson } from '../features/course/NextLesson';
import { Loading } from '../ui/Loading';
import { Page } from '../ui/Page';
import { Beginnings } from './Beginnings';
import { Continue } from './Continue';
import classes from './HomePage.module.css';

/** Where a student left off, and where one can begin. */
export function SignedInHome({ me }: { me: Account }) {
  const { t } = useTranslation('app');
  const runs = useInfiniteQuery(runsQuery);
  const networks = useQuery(networksQuery);
  const dataSets = useQuery(dataSetsQuery);
  const openBench = (
    <Button renderRoot={(props) => <Link to="/bench" {...props} />}>{t('home.openBench')}</Button>
  );
  const waiting = runs.isPending || networks.isPending;
  return (
    <Page title={t('home.hello', { name: me.name })} actions={openBench}>
      <NextLesson />
      <section className={classes.section} aria-labelledby="continue">
        <h2 id="continue">{t('home.continue')}</h2>
        {waiting ? (
          <Loading rows={2} height={68} />
        ) : (
          <Continue
            runs={runs.data?.pages[0]?.runs ?? []}
            networks={networks.data ?? []}
            dataSets={dataSets.data ?? []}
          />
        )}
      </section>
      <section className={classes.section} aria-labelledby="begin">
        <h2 id="begin">{t('home.begin')}</h2>
        <p>{t('home.beginWords')}</p>
        <Beginnings dataSets={dataSets.data} />
      </section>
    </Page>
  );
}
