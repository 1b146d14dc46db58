import { Table } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { WaitingRun } from '../../api/types';
import { duration, ordinal } from '../../ui/format';
import { laneName } from './laneName';
import classes from './site.module.css';

/** Who waits, in the order in which devices take them. */
export function WaitingLine({ waiting, mostShown }: { waiting: WaitingRun[]; mostShown: number }) {
  const { t } = useTranslation('site');
  if (waiting.length === 0) return null;
  const heads = ['place', 'run', 'owner', 'lane', 'waited', 'takes', 'starts', 'why'] as const;
  return (
    <div className={classes.line}>
      <h3 className={classes.lineTitle}>{t('line.title')}</h3>
      <Table.ScrollContainer minWidth={880}>
        <Table verticalSpacing="xs" aria-label={t('line.title')}>
          <Table.Thead>
            <Table.Tr>
              {heads.map((head) => (
                <Table.Th key={head} scope="col">
                  {t(`line.${head}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {waiting.map((run) => (
              <Row key={run.run} run={run} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {waiting.length >= mostShown && (
        <p className={classes.words}>{t('line.most', { count: mostShown })}</p>
      )}
    </div>
  );
}

function Row({ run }: { run: WaitingRun }) {
  const { t } = useTranslation('site');
  return (
    <Table.Tr>
      <Table.Td>{ordinal(run.position)}</Table.Td>
      <Table.Td className={classes.runName}>
        <Link to="/runs/$id" params={{ id: run.run }} className={classes.link}>
          {run.name}
        </Link>
      </Table.Td>
      <Table.Td className={classes.figure}>{run.ownerName}</Table.Td>
      <Table.Td>{laneName(t, run.lane)}</Table.Td>
      <Table.Td className={classes.figure}>{duration(run.waitedSeconds)}</Table.Td>
      <Table.Td className={classes.figure}>{useRest(run.estimateSeconds)}</Table.Td>
      <Table.Td className={classes.figure}>{useStart(run.etaSeconds)}</Table.Td>
      <Table.Td className={classes.why}>{run.why}</Table.Td>
    </Table.Tr>
  );
}

/** A run that trained for longer than was estimated has no estimate any more. */
function useRest(seconds: number): string {
  const { t } = useTranslation('site');
  return seconds === 0 ? t('line.unknown') : duration(seconds);
}

function useStart(seconds: number | null | undefined): string {
  const { t } = useTranslation('site');
  if (seconds === null || seconds === undefined) return t('line.unknown');
  return seconds === 0 ? t('line.now') : duration(seconds);
}
