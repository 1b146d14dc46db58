import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { DataSet } from '../../api/types';
import { count } from '../../ui/format';
import { Preview } from './Preview';
import { useInputWords } from './useInputWords';
import classes from './data.module.css';

/** A data set in the list; all of the card leads to its page. */
export function DataSetCard({ dataSet }: { dataSet: DataSet }) {
  const { t } = useTranslation('data');
  const inputWords = useInputWords();
  return (
    <article className={classes.card} data-state={dataSet.state}>
      <Preview dataSet={dataSet} />
      <div className={classes.cardWords}>
        <h3 className={classes.cardTitle}>
          <Link to="/data/$id" params={{ id: dataSet.id }} className={classes.cardLink}>
            {dataSet.name}
          </Link>
          {dataSet.state !== 'ready' && <span className={classes.absent}>{t(dataSet.state)}</span>}
        </h3>
        <p className={classes.cardFacts}>
          {inputWords(dataSet)} · {t('classCount', { count: dataSet.classes.length })}
          <br />
          {t('samples', { train: count(dataSet.train), test: count(dataSet.test) })}
        </p>
      </div>
    </article>
  );
}
