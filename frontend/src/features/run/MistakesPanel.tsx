import { useTranslation } from 'react-i18next';
import type { Confusion, DataSet } from '../../api/types';
import { Panel } from '../../ui/Panel';
import { SampleList } from './SampleList';
import classes from './Samples.module.css';

const SHOWN = 12;

/** The test samples that the network was surest about, and wrong. */
export function MistakesPanel({ confusion, dataset }: { confusion: Confusion; dataset: DataSet }) {
  const { t } = useTranslation('run');
  const mistakes = confusion.mistakes
    .toSorted((a, b) => b.confidence - a.confidence)
    .slice(0, SHOWN);
  return (
    <Panel title={t('mistakes.title')}>
      <p className={classes.words}>
        {t(mistakes.length === 0 ? 'mistakes.none' : 'mistakes.words')}
      </p>
      {mistakes.length > 0 && <SampleList mistakes={mistakes} dataset={dataset} />}
    </Panel>
  );
}
