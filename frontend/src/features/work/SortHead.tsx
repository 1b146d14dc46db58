import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { nextSort, RUN_COLUMNS, sortOf, type RunColumn, type WorkSearch } from './rows';
import classes from './work.module.css';

interface SortHeadProps {
  search: WorkSearch;
  onChange: (changed: Partial<WorkSearch>) => void;
}

/** Column heads that sort; the order is said to screen readers too. */
export function SortHead({ search, onChange }: SortHeadProps) {
  const { t } = useTranslation('work');
  const sort = sortOf(search);
  const order = sort.descending ? ('descending' as const) : ('ascending' as const);
  const Arrow = sort.descending ? IconArrowDown : IconArrowUp;
  const head = (column: RunColumn) => (
    <th
      key={column}
      scope="col"
      data-column={column}
      {...(sort.column === column && { 'aria-sort': order })}
    >
      <button
        type="button"
        className={classes.sort}
        title={column === 'accuracy' ? t('columns.accuracyWords') : undefined}
        onClick={() => {
          onChange({ sort: nextSort(search, column) });
        }}
      >
        {t(`columns.${column}`)}
        {sort.column === column && <Arrow size={14} stroke={1.8} aria-hidden />}
      </button>
    </th>
  );
  return (
    <thead>
      <tr>
        <th scope="col" data-column="curve">
          {t('columns.curve')}
        </th>
        {RUN_COLUMNS.map(head)}
        <th scope="col" data-column="actions">
          <span className={classes.hidden}>{t('columns.actions')}</span>
        </th>
      </tr>
    </thead>
  );
}
