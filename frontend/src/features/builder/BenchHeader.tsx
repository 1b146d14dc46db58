import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconDots,
  IconFilePlus,
  IconFolderOpen,
  IconKeyboard,
  IconLink,
  IconRestore,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { DataSet, Starter } from '../../api/types';
import { startersQuery } from '../../api/resources';
import type { Saving } from './autosave';
import { useBench, useBenchView } from './benchContext';
import classes from './Bench.module.css';
import { DataSetPicker } from './DataSetPicker';
import { DraftName } from './DraftName';

export interface HeaderActions {
  chooseDataSet: (dataset: DataSet) => void;
  share: () => void;
  showKeys: () => void;
  /** Beside a lesson. */
  resetToLesson?: () => void;
  /** On the free bench. */
  startNew?: () => void;
  openOther?: () => void;
  reset?: () => void;
  takeStarter?: (starter: Starter) => void;
}

/** Above the stack: data set, draft, undo, and what can be done with the whole network. */
export function BenchHeader({ saving, actions }: { saving: Saving; actions: HeaderActions }) {
  const { readOnly } = useBenchView();
  const { t } = useTranslation('builder');
  const past = useBench((bench) => bench.history.past.length);
  const future = useBench((bench) => bench.history.future.length);
  const undo = useBench((bench) => bench.undo);
  const redo = useBench((bench) => bench.redo);
  return (
    <div className={classes.header}>
      <DataSetPicker choose={actions.chooseDataSet} />
      <DraftName saving={saving} />
      <div className={classes.tools}>
        <Tool
          label={t('header.undo')}
          keys="Ctrl Z"
          Drawn={IconArrowBackUp}
          act={undo}
          off={past === 0}
        />
        <Tool
          label={t('header.redo')}
          keys="Ctrl Shift Z"
          Drawn={IconArrowForwardUp}
          act={redo}
          off={future === 0}
        />
        {actions.resetToLesson && (
          <Tool label={t('header.resetLesson')} Drawn={IconRestore} act={actions.resetToLesson} />
        )}
        {!readOnly && (
          <Button
            variant="default"
            size="compact-sm"
            aria-label={t('header.share')}
            onClick={actions.share}
          >
            <IconLink size={15} stroke={1.6} aria-hidden />
            <span className={classes.shareWords}>{t('header.share')}</span>
          </Button>
        )}
        <Menu
          position="bottom-end"
          width={300}
          shadow="sm"
          middlewares={{ flip: true, shift: { padding: 8 }, size: { padding: 8 } }}
        >
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" size={32} aria-label={t('header.menu')}>
              <IconDots size={18} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown className={classes.menu}>
            <FreeBenchItems actions={actions} />
            <Menu.Item
              leftSection={<IconKeyboard size={15} aria-hidden />}
              onClick={actions.showKeys}
            >
              {t('header.shortcuts')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
    </div>
  );
}

/** Where the bench stands alone: other networks, and the starters of the data set. */
function FreeBenchItems({ actions }: { actions: HeaderActions }) {
  const { startNew, openOther, reset, takeStarter } = actions;
  const { readOnly, dataset } = useBenchView();
  const { t } = useTranslation('builder');
  const { data: starters = [] } = useQuery({
    ...startersQuery(dataset?.id ?? ''),
    enabled: takeStarter !== undefined && dataset !== undefined,
  });
  if (!startNew) return null;
  return (
    <>
      <Menu.Item leftSection={<IconFilePlus size={15} aria-hidden />} onClick={startNew}>
        {t('header.new')}
      </Menu.Item>
      <Menu.Item leftSection={<IconFolderOpen size={15} aria-hidden />} onClick={openOther}>
        {t('header.open')}
      </Menu.Item>
      {!readOnly && (
        <Menu.Item leftSection={<IconRestore size={15} aria-hidden />} onClick={reset}>
          {t('header.reset')}
        </Menu.Item>
      )}
      {!readOnly && starters.length > 1 && dataset && (
        <>
          <Menu.Label>{t('header.starters', { name: dataset.name })}</Menu.Label>
          {starters.map((starter) => (
            <Menu.Item
              key={starter.id}
              className={classes.item}
              onClick={() => {
                takeStarter?.(starter);
              }}
            >
              <span className={classes.itemName}>{starter.name}</span>
              <span className={classes.itemWords}>{starter.summary}</span>
            </Menu.Item>
          ))}
        </>
      )}
      <Menu.Divider />
    </>
  );
}

interface ToolProps {
  label: string;
  keys?: string;
  Drawn: typeof IconDots;
  act: () => void;
  off?: boolean;
}

function Tool({ label, keys, Drawn, act, off = false }: ToolProps) {
  return (
    <Tooltip label={keys === undefined ? label : `${label} (${keys})`}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={32}
        aria-label={label}
        disabled={off}
        onClick={act}
      >
        <Drawn size={18} stroke={1.7} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
