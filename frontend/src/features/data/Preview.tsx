import { useQuery } from '@tanstack/react-query';
import { samplesQuery } from '../../api/resources';
import type { DataSet } from '../../api/types';
import { Plane } from './Plane';
import classes from './data.module.css';

const SHOWN = { image: 12, planar: 160, tabular: 0 };

/** A first look: some pictures, the points, or the names of the columns. Words say the same. */
export function Preview({ dataSet }: { dataSet: DataSet }) {
  const { data: samples = [] } = useQuery({
    ...samplesQuery(dataSet.id, { split: 'train', from: 0, count: SHOWN[dataSet.kind] }),
    enabled: dataSet.state === 'ready' && dataSet.kind !== 'tabular',
  });
  if (dataSet.kind === 'tabular') {
    return (
      <div className={classes.preview} aria-hidden>
        <span className={classes.columns}>{dataSet.features.slice(0, 6).join('  ·  ')}</span>
      </div>
    );
  }
  if (dataSet.kind === 'planar') {
    return (
      <div className={classes.preview} aria-hidden>
        <Plane samples={samples} size={112} />
      </div>
    );
  }
  return (
    <div className={classes.preview} data-kind="image" aria-hidden>
      {samples.map((sample) => (
        <img key={sample.index} src={sample.image ?? ''} alt="" className={classes.thumb} />
      ))}
    </div>
  );
}
