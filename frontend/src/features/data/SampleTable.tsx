import { useTranslation } from 'react-i18next';
import type { DataSet } from '../../api/types';
import { Loaded } from '../../ui/Loaded';
import { Loading } from '../../ui/Loading';
import { Panel } from '../../ui/Panel';
import { PageTurner } from './PageTurner';
import { useSamplePages } from './useSamplePages';
import classes from './data.module.css';

const NUMBER = new Intl.NumberFormat('en', { maximumSignificantDigits: 5 });

/** Rows of measurements as the network gets them, before scaling. */
export function SampleTable({ dataSet }: { dataSet: DataSet }) {
  const { t } = useTranslation('data');
  const pages = useSamplePages(dataSet, 15);
  return (
    <Panel title={t('gallery.title')}>
      <PageTurner pages={pages} />
      <Loaded query={pages.query} loading={<Loading height={480} />}>
        {(samples) => (
          // A wide table scrolls by itself; the keyboard must reach it to scroll it.
          <div
            className={classes.scroll}
            // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- as said above
            tabIndex={0}
            role="region"
            aria-label={t('gallery.rows')}
          >
            <table className={classes.table} aria-busy={pages.query.isPlaceholderData}>
              <thead>
                <tr>
                  <th scope="col">{t('gallery.number')}</th>
                  <th scope="col" data-label>
                    {t('gallery.label')}
                  </th>
                  {dataSet.features.map((feature) => (
                    <th key={feature} scope="col">
                      {feature}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {samples.map((sample) => (
                  <tr key={sample.index}>
                    <td>{sample.index}</td>
                    <th scope="row">{dataSet.classes[sample.label]}</th>
                    {sample.values?.map((value, column) => (
                      <td key={dataSet.features[column]}>{NUMBER.format(value)}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Loaded>
    </Panel>
  );
}
