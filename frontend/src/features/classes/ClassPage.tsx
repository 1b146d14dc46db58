import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../api/problem';
import { classQuery } from '../../api/resources';
import { EmptyState } from '../../ui/EmptyState';
import { Loaded } from '../../ui/Loaded';
import { Loading } from '../../ui/Loading';
import { Page } from '../../ui/Page';
import { ClassFacts } from './ClassFacts';
import { MyClass } from './MyClass';
import { TaughtClass } from './TaughtClass';

/** A class, for who teaches it or for who is in it. */
export function ClassPage() {
  const { t } = useTranslation('classes');
  const { id } = useParams({ from: '/signed-in/classes/$id' });
  const one = useQuery(classQuery(id));
  if (one.error instanceof ProblemError && [400, 404].includes(one.error.status)) return <Gone />;
  return (
    <Page
      title={one.data?.name ?? t('title')}
      lead={one.data && <ClassFacts one={one.data} />}
      width="wide"
    >
      <Loaded query={one} loading={<Loading rows={3} height={120} />}>
        {(found) =>
          found.teaches ? (
            <TaughtClass key={found.id} one={found} />
          ) : (
            <MyClass key={found.id} one={found} />
          )
        }
      </Loaded>
    </Page>
  );
}

function Gone() {
  const { t } = useTranslation('classes');
  return (
    <Page title={t('gone.title')} width="narrow">
      <EmptyState
        title={t('gone.title')}
        action={
          <Button variant="default" renderRoot={(props) => <Link to="/classes" {...props} />}>
            {t('gone.all')}
          </Button>
        }
      >
        {t('gone.words')}
      </EmptyState>
    </Page>
  );
}
