import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { say, sayProblem } from '../../ui/notify';
import { draftsOf, shareNetwork } from './api';
import { contentOf } from './autosave';
import { Banner } from './Banner';
import { useBench, useBenchView } from './benchContext';
import { BenchHeader } from './BenchHeader';
import classes from './Bench.module.css';
import { OpenDialog, ShareDialog } from './Dialogs';
import { Kept } from './Kept';
import type { LessonBench } from './lessonBench';
import type { Address, Opened } from './opening';
import { StackView } from './StackView';
import { Summary } from './Summary';
import type { Checking } from './useCheck';
import type { OpenDraft } from './useDraft';
import { useStarters } from './useStarters';

interface BuildSideProps {
  opened: Opened;
  draft: OpenDraft;
  checking: Checking;
  go: (address: Address) => void;
  showKeys: () => void;
  /** Beside a lesson, which decides what can be opened here. */
  lesson?: LessonBench | undefined;
  loadPreset: (preset: string) => void;
}

/** The network and what can be done with it as a whole. */
export function BuildSide(props: BuildSideProps) {
  const { opened, draft, checking, go, showKeys, lesson, loadPreset } = props;
  const { t } = useTranslation('builder');
  const [openShown, openDialog] = useDisclosure(false);
  const [shareShown, shareDialog] = useDisclosure(false);
  const { readOnly, fixed } = useBenchView();
  const dataset = useBench((bench) => bench.history.present.dataset);
  const { autosave, store, saving, id } = draft;
  const starters = useStarters(store);

  const share = async () => {
    try {
      const shared = await autosave.ensureSaved();
      if (shared === null) return;
      await shareNetwork(shared);
      shareDialog.open();
    } catch (failure) {
      sayProblem(failure);
    }
  };
  const openAsMine = async () => {
    try {
      const mine = await draftsOf().create(contentOf(opened.draft));
      go({ network: mine.id });
    } catch (failure) {
      sayProblem(failure);
    }
  };
  const startNew = () => {
    if (id === null) void starters.reset();
    else go({ dataset });
  };
  return (
    <section className={classes.build} aria-label={t('build')}>
      <BenchHeader
        saving={saving}
        actions={{
          share: () => void share(),
          showKeys,
          ...(lesson
            ? {
                chooseDataSet: ({ id: chosen }) => {
                  store.getState().change((design) => ({ ...design, dataset: chosen }));
                },
                resetToLesson: () => {
                  loadPreset(lesson.start);
                },
              }
            : {
                chooseDataSet: (chosen) => void starters.change(chosen),
                startNew,
                openOther: openDialog.open,
                reset: () => void starters.reset(),
                takeStarter: starters.take,
              }),
        }}
      />
      {opened.readOnly && (
        <Banner title={t('shared.title')} words={t('shared.words')}>
          <Button size="compact-sm" variant="default" onClick={() => void openAsMine()}>
            {t('shared.open')}
          </Button>
        </Banner>
      )}
      {saving.kind === 'conflict' && (
        <Banner urgent title={t('conflict.title')} words={t('conflict.words')}>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              const name = t('header.copyName', { name: store.getState().name });
              store.getState().rename(name);
              void autosave.keepMineAs(name);
            }}
          >
            {t('conflict.mine')}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              autosave.loadTheirs(saving.theirs);
              store.getState().load(saving.theirs);
              say(t('conflict.loaded'));
            }}
          >
            {t('conflict.theirs')}
          </Button>
        </Banner>
      )}
      <div className={classes.buildScroll}>
        {!readOnly && fixed.has('layers') && <Kept words={t('kept.layers')} />}
        <StackView />
      </div>
      <Summary checking={checking} />
      <OpenDialog
        opened={openShown}
        close={openDialog.close}
        choose={(network) => {
          go({ network });
        }}
      />
      <ShareDialog
        opened={shareShown}
        close={shareDialog.close}
        link={`${location.origin}/n/${id ?? ''}`}
      />
    </section>
  );
}
