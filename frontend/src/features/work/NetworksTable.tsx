import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { dataSetsQuery, networksQuery } from '../../api/resources';
import { Loaded } from '../../ui/Loaded';
import { Loading } from '../../ui/Loading';
import { NetworkRow } from './NetworkRow';
import { NoMatch, NothingYet } from './Nothing';
import { networkRows, type WorkSearch } from './rows';
import classes from './work.module.css';

interface NetworksTableProps {
  search: WorkSearch;
  onChange: (changed: Partial<WorkSearch>) => void;
}

export function NetworksTable({ search, onChange }: NetworksTableProps) {
  const { t } = useTranslation('work');
  const query = useQuery(networksQuery);
  const { data: dataSets = [] } = useQuery(dataSetsQuery);
  return (
    <Loaded query={query} loading={<Loading rows={6} height={52} />}>
      {(networks) => {
        if (networks.length === 0) return <NothingYet of="Networks" />;
        const rows = networkRows(networks, search);
        if (rows.length === 0) return <NoMatch onChange={onChange} />;
        return (
          <>
            <table className={classes.table}>
              <thead>
                <tr>
                  {(['name', 'dataset', 'layers'] as const).map((column) => (
                    <th key={column} scope="col" data-column={column}>
                      {t(`columns.${column}`)}
                    </th>
                  ))}
                  <th scope="col" data-column="age">
                    {t('columns.edited')}
                  </th>
                  <th scope="col" data-column="actions">
                    <span className={classes.hidden}>{t('columns.actions')}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {rows.map((saved) => (
                  <NetworkRow key={saved.id} saved={saved} dataSets={dataSets} />
                ))}
              </tbody>
            </table>
            <div className={classes.foot}>{t('count', { count: rows.length })}</div>
          </>
        );
      }}
    </Loaded>
  );
}
