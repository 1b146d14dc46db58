import { useTranslation } from 'react-i18next';
import type { DataSet } from '../../api/types';
import { Loaded } from '../../ui/Loaded';
import { Loading } from '../../ui/Loading';
import { Panel } from '../../ui/Panel';
import { PageTurner } from './PageTurner';
import { useSamplePages } from './useSamplePages';
import classes from './data.module.css';

/** Real pictures of the set, a page at a time. */
export function Gallery({ dataSet }: { dataSet: DataSet }) {
  const { t } = useTranslation('data');
  const pages = useSamplePages(dataSet, 60);
  const name = (label: number) => dataSet.classes[label] ?? String(label);
  return (
    <Panel title={t('gallery.title')}>
      <PageTurner pages={pages} />
      <Loaded query={pages.query} loading={<Loading height={420} />}>
        {(samples) => (
          <ul className={classes.gallery} aria-busy={pages.query.isPlaceholderData}>
            {samples.map((sample) => (
              <li key={sample.index}>
                <img
                  src={sample.image ?? ''}
                  alt={t('gallery.picture', { index: sample.index, label: name(sample.label) })}
                  className={classes.picture}
                />
                <span aria-hidden>{name(sample.label)}</span>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Panel>
  );
}
