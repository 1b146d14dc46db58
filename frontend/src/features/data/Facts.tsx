import { useTranslation } from 'react-i18next';
import type { DataSet } from '../../api/types';
import { Explained } from '../../ui/Explained';
import { count, shape } from '../../ui/format';
import { Panel } from '../../ui/Panel';
import { useInputWords } from './useInputWords';
import classes from './data.module.css';

export function Facts({ dataSet }: { dataSet: DataSet }) {
  const { t } = useTranslation('data');
  const inputWords = useInputWords();
  return (
    <Panel title={t('facts.title')}>
      <dl className={classes.facts}>
        <dt>{t('facts.input')}</dt>
        <dd>
          {inputWords(dataSet)}{' '}
          {dataSet.kind === 'image' && (
            <span className={classes.quiet}>({shape(dataSet.input)})</span>
          )}
        </dd>
        <dt>{t('facts.size')}</dt>
        <dd>{t('samples', { train: count(dataSet.train), test: count(dataSet.test) })}</dd>
        <dt>{t('facts.classes')}</dt>
        <dd>{dataSet.classes.join(', ')}</dd>
        <dt>{t('facts.licence')}</dt>
        <dd>{dataSet.licence}</dd>
        {dataSet.source && (
          <>
            <dt>{t('facts.source')}</dt>
            <dd>
              <Source text={dataSet.source} />
            </dd>
          </>
        )}
        {dataSet.version && (
          <>
            <dt>
              <Explained by={t('facts.versionWords')}>{t('facts.version')}</Explained>
            </dt>
            <dd className={classes.version}>{dataSet.version.slice(0, 10)}</dd>
          </>
        )}
      </dl>
    </Panel>
  );
}

/** A source may end with its address: "Fashion-MNIST by …: https://…". */
function Source({ text }: { text: string }) {
  const address = /https:\/\/\S+$/.exec(text)?.[0];
  if (address === undefined) return text;
  const words = text.slice(0, -address.length).replace(/:?\s*$/, '');
  return (
    <a href={address} rel="noreferrer" className={classes.link}>
      {words === '' ? address : words}
    </a>
  );
}
