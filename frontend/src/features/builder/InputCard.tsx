import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { samplesQuery } from '../../api/resources';
import type { DataSet } from '../../api/types';
import { shape } from '../../ui/format';
import { useBenchView } from './benchContext';
import { cardKeys } from './cardKeys';
import { INPUT } from './focus';
import classes from './LayerCard.module.css';
import { spokenShape } from './words';

/** What flows in: real samples of the data set, and their shape. */
export function InputCard() {
  const { dataset } = useBenchView();
  const { t } = useTranslation('builder');
  const name = t('input');
  return (
    <div role="group" aria-label={name} data-layer-card className={classes.card} data-locked>
      <div className={classes.head} data-input>
        {dataset?.kind === 'image' && dataset.state === 'ready' && <Thumbnails dataset={dataset} />}
        <div className={classes.main}>
          <button
            type="button"
            className={classes.title}
            data-layer-title={INPUT}
            aria-label={dataset ? `${name}, ${dataset.name}, ${spokenShape(dataset.input)}` : name}
            onKeyDown={cardKeys({})}
          >
            {name}
          </button>
          <p className={classes.quiet} data-clip>
            {dataset &&
              (dataset.features.length > 0
                ? t('features', { names: dataset.features.join(', ') })
                : dataset.name)}
          </p>
        </div>
        <div className={classes.figures}>
          <span className={classes.shape}>{dataset ? shape(dataset.input) : '–'}</span>
        </div>
        <div className={classes.actions} />
      </div>
    </div>
  );
}

function Thumbnails({ dataset }: { dataset: DataSet }) {
  const { data } = useQuery(samplesQuery(dataset.id, { split: 'train', from: 0, count: 3 }));
  return (
    <span className={classes.thumbnails}>
      {[0, 1, 2].map((index) => {
        const sample = data?.[index];
        const label = sample && dataset.classes[sample.label];
        return sample?.image ? (
          <img
            key={index}
            src={sample.image}
            alt={label ?? ''}
            title={label}
            width={40}
            height={40}
          />
        ) : (
          <span key={index} />
        );
      })}
    </span>
  );
}
