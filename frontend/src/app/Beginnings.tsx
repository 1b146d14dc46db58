import { Link } from '@tanstack/react-router';
import type { DataSet } from '../api/types';
import { Loading } from '../ui/Loading';
import classes from './HomePage.module.css';

/** Every data set that is here; the bench opens with its first starter network. */
export function Beginnings({ dataSets }: { dataSets: readonly DataSet[] | undefined }) {
  if (dataSets === undefined) return <Loading rows={2} height={64} />;
  const ready = dataSets.filter((dataSet) => dataSet.state === 'ready');
  return (
    <ul className={classes.beginnings}>
      {ready.map((dataSet) => (
        <li key={dataSet.id}>
          <Link to="/bench" search={{ dataset: dataSet.id }} className={classes.beginning}>
            <b>{dataSet.name}</b>
            <span>{firstSentence(dataSet.summary)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function firstSentence(text: string): string {
  return /^.*?[.:;](?=\s|$)/.exec(text)?.[0].replace(/[:;]$/, '.') ?? text;
}
