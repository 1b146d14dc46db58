import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../../api/resources';
import type { DataSet, ImportProgress } from '../../api/types';
import { FileDrop } from '../../ui/FileDrop';
import { bytes, percent } from '../../ui/format';
import { Panel } from '../../ui/Panel';
import { ProgressLine } from './ProgressLine';
import { useImport } from './useImport';
import classes from './data.module.css';

/** How an absent data set gets here: by instructors and admins; students read whom to ask. */
export function ImportPanel({ dataSet }: { dataSet: DataSet }) {
  const { t } = useTranslation('data');
  const { data: me } = useQuery(meQuery);
  const { start, send, cancel, stopSending, sent, starting } = useImport(dataSet.id);
  const may = me?.role === 'instructor' || me?.role === 'admin';
  return (
    <Panel title={t('import.title')}>
      {dataSet.state === 'importing' && dataSet.import ? (
        <Underway progress={dataSet.import} onCancel={may ? cancel : undefined} />
      ) : sent !== null ? (
        <ProgressLine
          words={t('import.uploading', { share: percent(sent, 0) })}
          share={sent}
          hint={t('import.uploadOthers')}
          action={t('import.cancel')}
          onAction={stopSending}
        />
      ) : may ? (
        <>
          <p className={classes.importWords}>{t('import.words')}</p>
          <Failure progress={dataSet.import} />
          <div className={classes.ways}>
            <Button loading={starting} onClick={start}>
              {t('import.fetch')}
            </Button>
            <span className={classes.quiet}>{t('import.or')}</span>
            <FileDrop
              multiple
              words={t('import.drop')}
              choose={t('import.choose')}
              note={t('import.dropWords')}
              onFiles={send}
            />
          </div>
        </>
      ) : (
        <p className={classes.importWords}>{t('import.ask')}</p>
      )}
    </Panel>
  );
}

interface UnderwayProps {
  progress: ImportProgress;
  onCancel: (() => void) | undefined;
}

function Underway({ progress, onCancel }: UnderwayProps) {
  const { t } = useTranslation('data');
  const { receivedBytes, totalBytes, message } = progress;
  const received = bytes(receivedBytes);
  const amount = totalBytes
    ? t('import.received', { received, total: bytes(totalBytes) })
    : t('import.receivedOnly', { received });
  return (
    <ProgressLine
      words={`${message ?? t('import.fetching')} ${amount}`}
      share={totalBytes ? receivedBytes / totalBytes : null}
      hint={t('import.others')}
      action={t('import.cancel')}
      onAction={onCancel}
    />
  );
}

function Failure({ progress }: { progress: ImportProgress | null }) {
  const { t } = useTranslation('data');
  if (!progress?.message) return null;
  return (
    <div className={classes.failure} role="alert">
      <p>{t('import.failed')}</p>
      <p>{progress.message}</p>
    </div>
  );
}
