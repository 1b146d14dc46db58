import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../api/problem';
import { codeQuery, meQuery } from '../../api/resources';
import { ErrorState } from '../../ui/ErrorState';
import { Loading } from '../../ui/Loading';
import { say, sayProblem } from '../../ui/notify';
import { Page } from '../../ui/Page';
import { useJoin } from './api';
import classes from './classes.module.css';

/** Where the link to a class leads: in at once, or through an account and then in. */
export function JoinPage() {
  const { t } = useTranslation('classes');
  const { code } = useParams({ from: '/join/$code' });
  const known = useQuery(codeQuery(code));
  if (known.data) return <Invited code={code} name={known.data.name} />;
  if (known.error instanceof ProblemError && known.error.status === 404) return <Unknown />;
  return (
    <Page title={t('join.title')} width="narrow">
      {known.error ? (
        <ErrorState error={known.error} retry={() => void known.refetch()} />
      ) : (
        <Loading rows={2} />
      )}
    </Page>
  );
}

function Invited({ code, name }: { code: string; name: string }) {
  const { t } = useTranslation('classes');
  const { data: me } = useQuery(meQuery);
  const navigate = useNavigate();
  const join = useJoin();
  const here = { next: `/join/${encodeURIComponent(code)}` };
  const enter = () => {
    join.mutate(code, {
      onError: sayProblem,
      onSuccess: ({ id }) => {
        say(t('join.joined', { name }));
        void navigate({ to: '/classes/$id', params: { id }, replace: true });
      },
    });
  };
  return (
    <Page title={t('join.invited', { name })} lead={t('join.invitedWords')} width="narrow">
      <div className={classes.ways}>
        {me ? (
          <Button loading={join.isPending} onClick={enter}>
            {t('join.joinNamed')}
          </Button>
        ) : (
          <>
            <Button renderRoot={(props) => <Link to="/signup" search={here} {...props} />}>
              {t('join.signUp')}
            </Button>
            <Button
              variant="default"
              renderRoot={(props) => <Link to="/signin" search={here} {...props} />}
            >
              {t('join.signIn')}
            </Button>
          </>
        )}
      </div>
    </Page>
  );
}

function Unknown() {
  const { t } = useTranslation('classes');
  const { code } = useParams({ from: '/join/$code' });
  const { data: me } = useQuery(meQuery);
  return (
    <Page
      title={t('join.unknown')}
      lead={t('join.unknownWords', { code: code.toUpperCase() })}
      width="narrow"
    >
      <Button
        variant="default"
        renderRoot={(props) => <Link to={me ? '/classes' : '/'} {...props} />}
      >
        {t(me ? 'join.other' : 'join.home')}
      </Button>
    </Page>
  );
}
