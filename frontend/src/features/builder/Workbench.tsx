import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useState, type ReactNode, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../api/problem';
import { catalogueQuery, meQuery } from '../../api/resources';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorState } from '../../ui/ErrorState';
import { Loading } from '../../ui/Loading';
import { Bench } from './Bench';
import classes from './Bench.module.css';
import type { BenchHandle, LessonBench } from './lessonBench';
import type { NarrowSide } from './NarrowTabs';
import { nameOf, open, type Address } from './opening';

export interface WorkbenchProps {
  address: Address;
  go: (address: Address, how?: { replace: boolean }) => void;
  /** Puts a draft's id into the address once the server has it. */
  nameDraft: (network: string) => void;
  /** Draws a run; it belongs to another feature. */
  renderRun: (run: string) => ReactNode;
  /** Beside a lesson, which lays the bench. */
  lesson?: LessonBench | undefined;
  handle?: Ref<BenchHandle> | undefined;
  /** Which side a narrow screen shows, where the page around decides that. */
  narrow?: NarrowSide | undefined;
}

interface Session {
  number: number;
  /** What the address may be called while this session lasts: a draft gets its id while it is open. */
  names: readonly string[];
}

/** Opens what the address names. An address that only got a better name does not open anew. */
export function Workbench(props: WorkbenchProps) {
  const { address } = props;
  const name = nameOf(address);
  const [session, setSession] = useState<Session>({ number: 0, names: [name] });
  if (!session.names.includes(name)) {
    setSession({ number: session.number + 1, names: [name] });
  } else if (session.names.length > 1 && session.names.at(-1) === name) {
    setSession({ ...session, names: [name] });
  }
  const adopt = useCallback(
    (better: string) => {
      setSession((now) => ({ ...now, names: [...now.names, better] }));
    },
    [setSession],
  );
  return <Opening key={session.number} {...props} adopt={adopt} />;
}

interface OpeningProps extends WorkbenchProps {
  adopt: (name: string) => void;
}

function Opening(props: OpeningProps) {
  const { go, lesson } = props;
  const { t } = useTranslation('builder');
  const { data: me } = useQuery(meQuery);
  const catalogue = useQuery(catalogueQuery);
  const [asked] = useState(props.address);
  const account = me?.id ?? '';
  const opened = useQuery({
    queryKey: ['bench', account, nameOf(asked)],
    queryFn: () => open(asked, account, lesson),
    enabled: account !== '',
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  if (opened.data && catalogue.data) {
    return <Bench {...props} opened={opened.data} account={account} catalogue={catalogue.data} />;
  }
  const failed = opened.isError ? opened : catalogue.isError ? catalogue : null;
  return (
    <div className={classes.opening}>
      {failed && isGone(failed.error) ? (
        <EmptyState
          title={t('gone.title')}
          action={
            <Button
              variant="default"
              onClick={() => {
                go({ dataset: 'fashion-mnist' });
              }}
            >
              {t('gone.start')}
            </Button>
          }
        >
          {t('gone.words')}
        </EmptyState>
      ) : failed ? (
        <ErrorState error={failed.error} retry={() => void failed.refetch()} />
      ) : (
        <Loading rows={6} />
      )}
    </div>
  );
}

function isGone(error: unknown): boolean {
  return error instanceof ProblemError && error.status === 404;
}
