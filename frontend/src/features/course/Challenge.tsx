import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Attempt, ChallengeBlock, ChallengeStanding } from '../../api/course';
import { attemptsQuery, progressQuery } from '../../api/resources';
import { ErrorState } from '../../ui/ErrorState';
import { age, percent } from '../../ui/format';
import { Prose } from '../../ui/Prose';
import { useAttempt } from './api';
import { newest, runToCheck, shownRules, type RunToCheck } from './attempts';
import { ChallengeRules } from './ChallengeRules';
import { ChallengeSeeds } from './ChallengeSeeds';
import classes from './course.module.css';
import { StepCard } from './StepCard';

interface ChallengeProps {
  lesson: string;
  challenge: ChallengeBlock;
  standing: ChallengeStanding | null | undefined;
  /** The newest run of this lesson that ended well. */
  run: RunToCheck | null;
}

/** The goal of a lesson, its rules, and how the newest run that was checked did. */
export function Challenge({ lesson, challenge, standing, run }: ChallengeProps) {
  const { t } = useTranslation('course');
  const attempts = useAttempts(lesson);
  const { mutate, isPending } = useAttempt(lesson);
  const all = attempts.data ?? [];
  const shown = newest(all);
  const waiting = runToCheck(run, all);
  const judging = shown?.state === 'judging';
  const met = standing?.state === 'met' || all.some(({ state }) => state === 'met');
  const best = standing?.best ?? null;

  return (
    <StepCard label={t('challenge.label')} done={met}>
      <Prose html={challenge.html} />
      <ChallengeRules rules={shownRules(challenge.rules, shown)} />
      {challenge.seeds > 1 && !shown && (
        <p className={classes.orderWords}>{t('challenge.seeds', { count: challenge.seeds })}</p>
      )}
      {shown && shown.seeds.length > 1 && <ChallengeSeeds seeds={shown.seeds} />}
      {attempts.error && !attempts.data && (
        <ErrorState error={attempts.error} retry={() => void attempts.refetch()} />
      )}
      <div className={classes.stepFoot}>
        <Button
          variant="default"
          size="sm"
          disabled={!waiting || judging}
          loading={isPending}
          onClick={() => {
            if (waiting) mutate(waiting.id);
          }}
        >
          {t(shown && waiting ? 'challenge.checkAgain' : 'challenge.check')}
        </Button>
        <p role="status" className={classes.said}>
          {shown && <Outcome attempt={shown} />}
          {!judging && waiting && (
            <span>{t('challenge.run', { name: waiting.name, age: age(waiting.createdAt) })}</span>
          )}
          {!run && !shown && t('challenge.noRun')}
          {shown?.state === 'failed' && !waiting && !met && <span>{t('challenge.again')}</span>}
          {!met && !judging && best !== null && best > (shown?.score ?? 0) && (
            <span>{t('challenge.best', { share: percent(best, 0) })}</span>
          )}
        </p>
      </div>
    </StepCard>
  );
}

function Outcome({ attempt }: { attempt: Attempt }) {
  const { t } = useTranslation('course');
  const met = attempt.rules.filter(({ state }) => state === 'met').length;
  const words = {
    judging: t('challenge.judging'),
    met: t('challenge.met'),
    failed: t('challenge.failed', { met, count: attempt.rules.length }),
  };
  return (
    <span className={classes.verdict} data-right={attempt.state === 'met' || undefined}>
      {words[attempt.state]}
    </span>
  );
}

const AGAIN_MS = 1500;

/** The attempts, asked for again while one is judged; a judgement changes the progress too. */
function useAttempts(lesson: string) {
  const client = useQueryClient();
  const query = useQuery({
    ...attemptsQuery(lesson),
    refetchInterval: ({ state }) =>
      state.data?.some((attempt) => attempt.state === 'judging') ? AGAIN_MS : false,
  });
  const judged = query.data?.filter(({ state }) => state !== 'judging').length;
  useEffect(() => {
    if (judged) void client.invalidateQueries({ queryKey: progressQuery.queryKey });
  }, [client, judged]);
  return query;
}
