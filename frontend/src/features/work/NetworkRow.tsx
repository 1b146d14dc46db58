import { IconLink } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DataSet, SavedNetwork } from '../../api/types';
import { dataSetName } from '../../ui/dataSetName';
import { age, count } from '../../ui/format';
import { Name } from './Name';
import { RowMenu } from './RowMenu';
import { useSavedNetwork } from './useSavedNetwork';
import classes from './work.module.css';

interface NetworkRowProps {
  saved: SavedNetwork;
  dataSets: readonly DataSet[];
}

export function NetworkRow({ saved, dataSets }: NetworkRowProps) {
  const { t } = useTranslation('work');
  const [renaming, setRenaming] = useState(false);
  const navigate = useNavigate();
  const { rename, remove } = useSavedNetwork(saved);
  const stop = () => {
    setRenaming(false);
  };
  return (
    <tr className={classes.row}>
      <th scope="row" data-column="name">
        <Name
          name={saved.name}
          editing={renaming}
          onSave={(name) => rename(name).finally(stop)}
          onCancel={stop}
        >
          <Link to="/bench" search={{ network: saved.id }} className={classes.open}>
            {saved.name}
          </Link>
          {saved.shared && (
            <IconLink
              size={14}
              stroke={1.8}
              className={classes.sharedSign}
              role="img"
              aria-label={t('shared')}
            />
          )}
        </Name>
      </th>
      <td data-column="dataset">{dataSetName(saved.dataset, dataSets)}</td>
      <td data-column="layers">{count(saved.network.layers.length)}</td>
      <td data-column="age">
        <time dateTime={saved.updatedAt}>{age(saved.updatedAt)}</time>
      </td>
      <td data-column="actions">
        <RowMenu
          name={saved.name}
          onOpen={() => void navigate({ to: '/bench', search: { network: saved.id } })}
          onRename={() => {
            setRenaming(true);
          }}
          onDelete={() => void remove()}
        />
      </td>
    </tr>
  );
}
