import { useId } from 'react';
import type { PredictBlock } from '../../api/course';
import { Prose } from '../../ui/Prose';
import { useTranslation } from 'react-i18next';
import classes from './course.module.css';

interface PredictChoicesProps {
  predict: PredictBlock;
  /** By place. */
  chosen: number | null;
  choose: (place: number) => void;
}

/** One of several guesses. */
export function PredictChoices({ predict, chosen, choose }: PredictChoicesProps) {
  const { t } = useTranslation('course');
  const name = useId();
  return (
    <fieldset className={classes.choices} aria-label={t('predict.yours')}>
      {(predict.options ?? []).map(({ key, html }, place) => (
        <div key={key} className={classes.choice} data-chosen={chosen === place || undefined}>
          <label>
            <input
              type="radio"
              name={name}
              checked={chosen === place}
              onChange={() => {
                choose(place);
              }}
            />
            <Prose inline html={html} />
          </label>
        </div>
      ))}
    </fieldset>
  );
}
