import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { dataSetsQuery, runsQuery } from '../../api/resources';
import { ErrorState } from '../../ui/ErrorState';
import { Loading } from '../../ui/Loading';
import { isOver } from '../../ui/runStates';
import { NoMatch, NothingYet } from './Nothing';
import { RunRow } from './RunRow';
import { isFiltered, runRows, type WorkSearch } from './rows';
import { SortHead } from './SortHead';
import classes from './work.module.css';

interface RunsTableProps {
  search: WorkSearch;
  onChange: (changed: Partial<WorkSearch>) => void;
}

export function RunsTable({ search, onChange }: RunsTableProps) {
  const { t } = useTranslation('work');
  const { data: dataSets = [] } = useQuery(dataSetsQuery);
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    {
      ...runsQuery,
      refetchInterval: ({ state }) =>
        state.data?.pages.some((page) => page.runs.some((run) => !isOver(run.state)))
          ? 2500
          : false,
    },
  );
  const narrowed = isFiltered(search) || search.sort !== undefined;
  useEffect(() => {
    // A search or an order is only right over all runs.
    if (narrowed && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [narrowed, hasNextPage, isFetchingNextPage, fetchNextPage]);

  if (error && !data) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Loading rows={6} height={52} />;
  const runs = data.pages.flatMap((page) => page.runs);
  if (runs.length === 0) return <NothingYet of="Runs" />;
  const rows = runRows(runs, search);
  if (rows.length === 0) return <NoMatch onChange={onChange} />;
  return (
    <>
      <table className={classes.table}>
        <SortHead search={search} onChange={onChange} />
        <tbody>
          {rows.map((run) => (
            <RunRow key={run.id} run={run} dataSets={dataSets} />
          ))}
        </tbody>
      </table>
      <div className={classes.foot}>
        <span>{t('count', { count: rows.length })}</span>
        {hasNextPage && !narrowed && (
          <Button
            variant="default"
            size="xs"
            loading={isFetchingNextPage}
            onClick={() => void fetchNextPage()}
          >
            {t('more')}
          </Button>
        )}
      </div>
    </>
  );
}
