import { Button, Group } from '@mantine/core';
import {
  IconExternalLink,
  IconGitFork,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerStop,
} from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { http } from '../../api/http';
import { runQuery } from '../../api/resources';
import type { Run } from '../../api/types';
import { sayProblem } from '../../ui/notify';
import { isOver } from '../../ui/runStates';

interface RunActionsProps {
  run: Pick<Run, 'id' | 'state' | 'pausing'>;
  compact: boolean;
}

type Act = 'stop' | 'pause' | 'resume';

/** What the student may ask of a run: to rest, go on or end, and afterwards another like it. */
export function RunActions({ run, compact }: RunActionsProps) {
  const { t } = useTranslation('run');
  const client = useQueryClient();
  const ask = useMutation({
    mutationFn: (act: Act) => http.post(`/api/runs/${run.id}/${act}`),
    onError: sayProblem,
    onSettled: () => client.invalidateQueries({ queryKey: runQuery(run.id).queryKey }),
  });
  if (isOver(run.state)) return compact ? <WholePage run={run} /> : <NewRun run={run} />;
  const asked = ask.isPending || ask.isSuccess ? ask.variables : undefined;
  const pausing = asked === 'pause' || run.pausing === true;
  const waits = run.state === 'QUEUED';
  return (
    <Group gap="xs" role="group" aria-label={t('action.label')}>
      {run.state === 'TRAINING' && (
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlayerPause size={15} aria-hidden />}
          disabled={asked === 'stop' || pausing}
          onClick={() => {
            ask.mutate('pause');
          }}
        >
          {t(pausing ? 'action.pausing' : 'action.pause')}
        </Button>
      )}
      {run.state === 'PAUSED' && (
        <Button
          size="xs"
          leftSection={<IconPlayerPlay size={15} aria-hidden />}
          disabled={asked === 'resume'}
          onClick={() => {
            ask.mutate('resume');
          }}
        >
          {t('action.resume')}
        </Button>
      )}
      <Button
        variant="default"
        size="xs"
        leftSection={<IconPlayerStop size={15} aria-hidden />}
        disabled={asked === 'stop'}
        onClick={() => {
          ask.mutate('stop');
        }}
      >
        {t(asked === 'stop' ? 'action.stopping' : waits ? 'action.leave' : 'action.stop')}
      </Button>
    </Group>
  );
}

function NewRun({ run }: { run: Pick<Run, 'id'> }) {
  const { t } = useTranslation('run');
  return (
    <Button
      variant="default"
      size="xs"
      leftSection={<IconGitFork size={15} aria-hidden />}
      renderRoot={(props) => <Link to="/bench" search={{ run: run.id }} {...props} />}
    >
      {t('action.again')}
    </Button>
  );
}

/** On the bench, which already holds this run's network. */
function WholePage({ run }: { run: Pick<Run, 'id'> }) {
  const { t } = useTranslation('run');
  return (
    <Button
      variant="default"
      size="xs"
      leftSection={<IconExternalLink size={15} aria-hidden />}
      renderRoot={(props) => <Link to="/runs/$id" params={{ id: run.id }} {...props} />}
    >
      {t('action.open')}
    </Button>
  );
}
