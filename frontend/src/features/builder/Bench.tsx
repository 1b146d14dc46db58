import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dataSetsQuery } from '../../api/resources';
import type { Catalogue, Run } from '../../api/types';
import { SplitPane } from '../../ui/SplitPane';
import { BenchContext, type BenchView } from './benchContext';
import classes from './Bench.module.css';
import { BuildSide } from './BuildSide';
import type { PlacedProblem } from './checked';
import { KeysDialog } from './Dialogs';
import { focusField, focusLayer } from './focus';
import { namesById } from './layers';
import { NarrowTabs } from './NarrowTabs';
import { inOrder } from './network';
import type { Address, Opened } from './opening';
import { planFieldId } from './plan';
import { TrainSide } from './TrainSide';
import { useBenchKeys } from './useBenchKeys';
import { useCheck } from './useCheck';
import { useDesign, useDraft } from './useDraft';

interface BenchProps {
  opened: Opened;
  account: string;
  catalogue: Catalogue;
  address: Address;
  go: (address: Address, how?: { replace: boolean }) => void;
  nameDraft: (network: string) => void;
  renderRun: (run: string) => ReactNode;
  adopt: (name: string) => void;
}

/** A network on the left, its training on the right. */
export function Bench(props: BenchProps) {
  const { opened, account, catalogue, address, go, nameDraft, renderRun, adopt } = props;
  const { t } = useTranslation('builder');
  const { network, run } = address;
  const [side, setSide] = useState<'left' | 'right'>(run ? 'right' : 'left');
  const [settings, setSettings] = useState(false);
  const [keysShown, keys] = useDisclosure(false);

  const named = useCallback(
    (id: string) => {
      if (id === network) return;
      adopt(`network:${id}`);
      nameDraft(id);
    },
    [adopt, nameDraft, network],
  );
  const draft = useDraft(opened, account, named);
  const { store, autosave } = draft;
  const design = useDesign(store);
  const checking = useCheck(design);
  useBenchKeys(store, keys.open);

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
    };
  }, [store, catalogue, dataset, checking.checked, design.network, opened.readOnly]);

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
      const id = await autosave.ensureSaved();
      if (id !== null) adopt(`network:${id}`);
      go(id === null ? { run: begun.id } : { network: id, run: begun.id });
      setSettings(false);
      setSide('right');
    },
    [autosave, adopt, go],
  );

  return (
    <BenchContext value={view}>
      <title>{`${t('title')} · Layerwise`}</title>
      <h1 className={classes.hidden}>{t('title')}</h1>
      <div className={classes.bench}>
        <NarrowTabs side={side} choose={setSide} run={run} />
        <div className={classes.sides}>
          <SplitPane
            name="bench"
            label={t('divider')}
            narrow={side}
            left={
              <BuildSide
                opened={opened}
                draft={draft}
                checking={checking}
                go={go}
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
              />
            }
          />
        </div>
      </div>
      <KeysDialog opened={keysShown} close={keys.close} />
    </BenchContext>
  );
}
