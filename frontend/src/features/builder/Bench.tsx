import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useImperativeHandle, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dataSetsQuery } from '../../api/resources';
import type { Catalogue, Run } from '../../api/types';
import { SplitPane } from '../../ui/SplitPane';
import { BenchContext, type BenchView } from './benchContext';
import classes from './Bench.module.css';
import { BuildSide } from './BuildSide';
import type { PlacedProblem } from './checked';
import { KeysDialog } from './Dialogs';
import { designToJson } from './design';
import { focusField, focusLayer } from './focus';
import { namesById } from './layers';
import { ALL_PARTS, fixedParts } from './lessonBench';
import { NarrowTabs, type Side } from './NarrowTabs';
import { inOrder } from './network';
import type { Opened } from './opening';
import { planFieldId } from './plan';
import { TrainSide } from './TrainSide';
import { useBenchKeys } from './useBenchKeys';
import { useCheck } from './useCheck';
import { useDesign, useDraft } from './useDraft';
import { useLessonPresets } from './useLessonPresets';
import type { WorkbenchProps } from './Workbench';

interface BenchProps extends WorkbenchProps {
  opened: Opened;
  account: string;
  catalogue: Catalogue;
  adopt: (name: string) => void;
}

/** A network on the left, its training on the right. */
export function Bench(props: BenchProps) {
  const { opened, account, catalogue, address, go, nameDraft, renderRun, adopt, lesson } = props;
  const { t } = useTranslation('builder');
  const { network, run } = address;
  const [ownSide, setOwnSide] = useState<Side>(run ? 'right' : 'left');
  const { side, choose: setSide } = props.narrow ?? { side: ownSide, choose: setOwnSide };
  const [settings, setSettings] = useState(false);
  const [keysShown, keys] = useDisclosure(false);

  const named = useCallback(
    (id: string) => {
      if (lesson || id === network) return;
      adopt(`network:${id}`);
      nameDraft(id);
    },
    [adopt, nameDraft, network, lesson],
  );
  const draft = useDraft(opened, account, named, lesson?.slug);
  const { store, autosave } = draft;
  const design = useDesign(store);
  const checking = useCheck(design);
  useBenchKeys(store, keys.open);
  const loadPreset = useLessonPresets(store, lesson);
  useImperativeHandle(
    props.handle,
    () => ({
      load: (preset) => {
        loadPreset(preset);
        setSide('left');
      },
      read: () => designToJson(store.getState().history.present),
    }),
    [loadPreset, setSide, store],
  );

  const { data: dataSets } = useQuery(dataSetsQuery);
  const dataset = dataSets?.find((each) => each.id === design.dataset);
  const view = useMemo<BenchView>(() => {
    const order = inOrder(design.network);
    return {
      store,
      catalogue,
      dataset,
      checked: checking.checked,
      names: namesById(design.network, catalogue),
      positions: new Map(order.map((layer, index) => [layer.id, index + 1])),
      readOnly: opened.readOnly,
      fixed: opened.readOnly ? ALL_PARTS : fixedParts(lesson, design.preset),
    };
  }, [store, catalogue, dataset, checking.checked, design, opened.readOnly, lesson]);

  const show = useCallback(
    ({ layer, field }: PlacedProblem) => {
      setSide(layer === null && field !== '' ? 'right' : 'left');
      if (layer !== null) focusLayer(layer);
      else {
        setSettings(true);
        focusField(planFieldId(field));
      }
    },
    [setSide],
  );
  const started = useCallback(
    async (begun: Run) => {
      if (lesson) {
        void autosave.flush();
        go({ run: begun.id });
      } else {
        const id = await autosave.ensureSaved();
        if (id !== null) adopt(`network:${id}`);
        go(id === null ? { run: begun.id } : { network: id, run: begun.id });
      }
      setSettings(false);
    },
    [autosave, adopt, go, lesson],
  );

  return (
    <BenchContext value={view}>
      {lesson ? (
        <h2 className={classes.hidden}>{t('title')}</h2>
      ) : (
        <>
          <title>{`${t('title')} · Layerwise`}</title>
          <h1 className={classes.hidden}>{t('title')}</h1>
        </>
      )}
      <div className={classes.bench} data-part={props.narrow && true}>
        <NarrowTabs side={side} choose={setSide} run={run} />
        <div className={classes.sides}>
          <SplitPane
            name={lesson ? 'lesson-bench' : 'bench'}
            label={t('divider')}
            narrow={side}
            left={
              <BuildSide
                opened={opened}
                draft={draft}
                checking={checking}
                go={go}
                lesson={lesson}
                loadPreset={loadPreset}
                showKeys={keys.open}
              />
            }
            right={
              <TrainSide
                store={store}
                checking={checking}
                run={run && renderRun(run)}
                settings={settings}
                showSettings={setSettings}
                show={show}
                started={started}
                lesson={lesson?.authoring ? undefined : lesson?.slug}
              />
            }
          />
        </div>
      </div>
      <KeysDialog opened={keysShown} close={keys.close} />
    </BenchContext>
  );
}
