import { Button } from '@mantine/core';
import { IconAdjustments } from '@tabler/icons-react';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Run } from '../../api/types';
import { EmptyState } from '../../ui/EmptyState';
import { Panel } from '../../ui/Panel';
import { useBenchView } from './benchContext';
import classes from './Bench.module.css';
import type { BenchStore } from './benchStore';
import type { PlacedProblem } from './checked';
import { Kept } from './Kept';
import { TrainBar } from './TrainBar';
import { TrainingControls } from './TrainingControls';
import type { Checking } from './useCheck';
import { useSubmit } from './useSubmit';

interface TrainSideProps {
  store: BenchStore;
  checking: Checking;
  /** The run shown, already drawn. */
  run: ReactNode;
  /** Whether the settings are open beside a run. */
  settings: boolean;
  showSettings: (shown: boolean) => void;
  show: (problem: PlacedProblem) => void;
  started: (run: Run) => Promise<void>;
  /** The lesson that a run belongs to. */
  lesson?: string | undefined;
}

/** The run, the settings of the next one, and the button that starts it. */
export function TrainSide(props: TrainSideProps) {
  const { store, checking, run, settings, showSettings, show, started, lesson } = props;
  const { readOnly, fixed } = useBenchView();
  const { t } = useTranslation('builder');
  const id = useId();
  const { submit, busy, refusal } = useSubmit(store, checking, show, started, lesson);
  const open = !run || settings;
  const settingsButton = (
    <Button
      variant="default"
      size="md"
      aria-expanded={settings}
      aria-controls={id}
      leftSection={<IconAdjustments size={16} stroke={1.6} aria-hidden />}
      onClick={() => {
        showSettings(!settings);
      }}
    >
      {t('training.show')}
    </Button>
  );
  return (
    <section className={classes.train} aria-label={t('train')}>
      <div className={classes.trainScroll}>
        <div id={id} hidden={!open}>
          {open && (
            <Panel title={t('training.title')}>
              {!readOnly && fixed.has('plan') && <Kept words={t('kept.plan')} />}
              <TrainingControls />
            </Panel>
          )}
        </div>
        {run}
        {!run && !readOnly && (
          <EmptyState title={t('nothingYet.title')}>
            {t(lesson === undefined ? 'nothingYet.words' : 'nothingYet.lessonWords')}
          </EmptyState>
        )}
      </div>
      {!readOnly && (
        <TrainBar
          settings={run ? settingsButton : null}
          checking={checking}
          busy={busy}
          refusal={refusal}
          submit={() => void submit()}
        />
      )}
    </section>
  );
}
