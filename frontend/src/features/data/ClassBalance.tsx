import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { count, percent } from '../../ui/format';
import { Panel } from '../../ui/Panel';
import { isEven, majority } from './balance';
import classes from './data.module.css';

interface ClassBalanceProps {
  classNames: string[];
  counts: { train: number[]; test: number[] };
}

/** How many samples each class has: bars, or the same as rows. */
export function ClassBalance({ classNames, counts }: ClassBalanceProps) {
  const { t } = useTranslation(['data', 'ui']);
  const [table, setTable] = useState(false);
  const { index, share } = majority(counts.train);
  const words = isEven(counts.train)
    ? t('data:balance.even', { count: classNames.length })
    : t('data:balance.uneven', { name: classNames[index] ?? '', share: percent(share, 0) });
  const toggle = (
    <Button
      variant="subtle"
      size="compact-xs"
      onClick={() => {
        setTable(!table);
      }}
    >
      {table ? t('ui:asChart') : t('ui:asTable')}
    </Button>
  );
  return (
    <Panel title={t('data:balance.title')} aside={toggle}>
      {table ? (
        <Rows classNames={classNames} counts={counts} />
      ) : (
        <Bars classNames={classNames} counts={counts} />
      )}
      <p className={classes.note}>{words}</p>
    </Panel>
  );
}

function Bars({ classNames, counts }: ClassBalanceProps) {
  const { t } = useTranslation('data');
  const most = Math.max(...counts.train, ...counts.test, 1);
  const width = (value: number) => ({ width: `${String((100 * value) / most)}%` });
  return (
    <>
      <ul className={classes.bars} aria-label={t('balance.summary')}>
        {classNames.map((name, at) => (
          <li key={name} className={classes.bar}>
            <span className={classes.barName}>{name}</span>
            <span className={classes.barTracks} aria-hidden>
              <span className={classes.barTrain} style={width(counts.train[at] ?? 0)} />
              <span className={classes.barTest} style={width(counts.test[at] ?? 0)} />
            </span>
            <span className={classes.barCount}>
              {count(counts.train[at] ?? 0)} + {count(counts.test[at] ?? 0)}
            </span>
          </li>
        ))}
      </ul>
      <p className={classes.legend}>
        <span className={classes.keyTrain} aria-hidden /> {t('balance.train')}
        <span className={classes.keyTest} aria-hidden /> {t('balance.test')}
      </p>
    </>
  );
}

function Rows({ classNames, counts }: ClassBalanceProps) {
  const { t } = useTranslation('data');
  return (
    <table className={classes.table}>
      <caption>{t('balance.summary')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('balance.class')}</th>
          <th scope="col">{t('balance.train')}</th>
          <th scope="col">{t('balance.test')}</th>
        </tr>
      </thead>
      <tbody>
        {classNames.map((name, at) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{count(counts.train[at] ?? 0)}</td>
            <td>{count(counts.test[at] ?? 0)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
