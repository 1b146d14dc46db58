import { useTranslation } from 'react-i18next';
import type { Saving } from './autosave';
import { useBench, useBenchView } from './benchContext';
import classes from './Bench.module.css';

/** "Starter · saved": what the draft is called, to be changed in place, and whether it is safe. */
export function DraftName({ saving }: { saving: Saving }) {
  const { readOnly } = useBenchView();
  const { t } = useTranslation('builder');
  const name = useBench((bench) => bench.name);
  const rename = useBench((bench) => bench.rename);
  const words =
    saving.kind === 'refused'
      ? t('saving.refused', { message: saving.message })
      : t(`saving.${saving.kind}`);
  return (
    <div className={classes.draft}>
      <input
        className={classes.name}
        aria-label={t('header.name')}
        data-own-undo
        value={name}
        maxLength={80}
        readOnly={readOnly}
        onChange={(changed) => {
          rename(changed.currentTarget.value);
        }}
        onBlur={() => {
          if (name.trim() === '') rename(t('header.unnamed'));
        }}
        onKeyDown={(pressed) => {
          if (pressed.key === 'Enter') pressed.currentTarget.blur();
        }}
      />
      {!readOnly && (
        <span className={classes.saving} data-saving={saving.kind} title={words}>
          {words}
        </span>
      )}
    </div>
  );
}
