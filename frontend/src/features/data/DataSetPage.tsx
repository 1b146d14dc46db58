import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { dataSetQuery } from '../../api/resources';
import type { DataSet } from '../../api/types';
import { Loaded } from '../../ui/Loaded';
import { Loading } from '../../ui/Loading';
import { Page } from '../../ui/Page';
import { ClassBalance } from './ClassBalance';
import { Facts } from './Facts';
import { Gallery } from './Gallery';
import { ImportPanel } from './ImportPanel';
import { PlanePanel } from './PlanePanel';
import { SampleTable } from './SampleTable';
import { readPlanarId } from './planar';
import classes from './data.module.css';

const baseOf = (id: string) => readPlanarId(id).name;

export function DataSetPage() {
  const { t } = useTranslation('data');
  const { id } = useParams({ from: '/signed-in/data/$id' });
  const query = useQuery({
    ...dataSetQuery(id),
    // A drawn set with other settings is another set: the old one stays until the new is there.
    placeholderData: (before) => (before && baseOf(before.id) === baseOf(id) ? before : undefined),
    refetchInterval: ({ state }) => (state.data?.state === 'importing' ? 700 : false),
  });
  const dataSet = query.data;
  const open = (
    <Button renderRoot={(props) => <Link to="/bench" search={{ dataset: id }} {...props} />}>
      {t('open')}
    </Button>
  );
  return (
    <Page
      title={dataSet?.name ?? t('title')}
      lead={dataSet?.summary}
      actions={dataSet?.state === 'ready' && open}
    >
      <Loaded query={query} loading={<Loading rows={3} height={180} />}>
        {(found) => <Sections dataSet={found} />}
      </Loaded>
    </Page>
  );
}

function Sections({ dataSet }: { dataSet: DataSet }) {
  const ready = dataSet.state === 'ready';
  return (
    <div className={classes.sections}>
      <div className={classes.side}>
        <Facts dataSet={dataSet} />
        {ready && dataSet.classCounts && (
          <ClassBalance classNames={dataSet.classes} counts={dataSet.classCounts} />
        )}
      </div>
      {ready ? <Samples dataSet={dataSet} /> : <ImportPanel dataSet={dataSet} />}
    </div>
  );
}

function Samples({ dataSet }: { dataSet: DataSet }) {
  if (dataSet.kind === 'planar') return <PlanePanel dataSet={dataSet} />;
  return dataSet.kind === 'tabular' ? (
    <SampleTable dataSet={dataSet} />
  ) : (
    <Gallery dataSet={dataSet} />
  );
}
