import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { http } from '../../api/http';
import type { DataSet, Run } from '../../api/types';
import { dataSetName } from '../../ui/dataSetName';
import { age, compact, count, percent } from '../../ui/format';
import { sayProblem } from '../../ui/notify';
import { Sparkline } from '../../ui/Sparkline';
import { StateBadge } from '../../ui/StateBadge';
import { DeleteRun } from './DeleteRun';
import { Name } from './Name';
import { RowMenu } from './RowMenu';
import { accuracyOf } from './rows';
import classes from './work.module.css';

interface RunRowProps {
  run: Run;
  dataSets: readonly DataSet[];
}

export function RunRow({ run, dataSets }: RunRowProps) {
  const { t } = useTranslation('work');
  const [doing, setDoing] = useState<'rename' | 'delete' | null>(null);
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const done = () => {
    setDoing(null);
  };
  const rename = async (name: string) => {
    await http.patch(`/api/runs/${run.id}`, { name }).catch(sayProblem);
    await queryClient.invalidateQueries({ queryKey: ['runs'] });
    done();
  };
  const accuracy = accuracyOf(run);
  return (
    <tr className={classes.row}>
      <td data-column="curve">
        <Sparkline values={run.curve} />
      </td>
      <th scope="row" data-column="name">
        <Name name={run.name} editing={doing === 'rename'} onSave={rename} onCancel={done}>
          <Link to="/runs/$id" params={{ id: run.id }} className={classes.open}>
            {run.name}
          </Link>
        </Name>
      </th>
      <td data-column="dataset">{dataSetName(run.dataset, dataSets)}</td>
      <td data-column="accuracy">
        {accuracy === null ? t('none') : percent(accuracy)}
        {accuracy !== null && !run.metrics && (
          <small className={classes.aside}>{t('validation')}</small>
        )}
      </td>
      <td data-column="parameters" title={count(run.parameters)}>
        {compact(run.parameters)}
      </td>
      <td data-column="state">
        <StateBadge run={run} />
      </td>
      <td data-column="age">
        <time dateTime={run.createdAt}>{age(run.createdAt)}</time>
      </td>
      <td data-column="actions">
        <RowMenu
          name={run.name}
          onOpen={() => void navigate({ to: '/runs/$id', params: { id: run.id } })}
          onAgain={() => void navigate({ to: '/bench', search: { run: run.id } })}
          onRename={() => {
            setDoing('rename');
          }}
          onDelete={() => {
            setDoing('delete');
          }}
        />
        <DeleteRun run={run} opened={doing === 'delete'} onClose={done} />
      </td>
    </tr>
  );
}
