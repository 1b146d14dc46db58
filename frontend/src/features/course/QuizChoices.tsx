import { useTranslation } from 'react-i18next';
import type { QuizBlock } from '../../api/course';
import { Prose } from '../../ui/Prose';
import classes from './course.module.css';

interface QuizChoicesProps {
  quiz: QuizBlock;
  chosen: readonly string[];
  choose: (keys: string[]) => void;
  /** Why each chosen answer is right or wrong, once it was checked. */
  explained: ReadonlyMap<string, string>;
}

/** Answers to tick. */
export function QuizChoices({ quiz, chosen, choose, explained }: QuizChoicesProps) {
  const { t } = useTranslation('course');
  return (
    <fieldset className={classes.choices}>
      <legend>{t('quiz.several')}</legend>
      {(quiz.options ?? []).map(({ key, html }) => {
        const why = explained.get(key);
        return (
          <div key={key} className={classes.choice} data-chosen={chosen.includes(key) || undefined}>
            <label>
              <input
                type="checkbox"
                checked={chosen.includes(key)}
                onChange={({ currentTarget: { checked } }) => {
                  choose(checked ? [...chosen, key] : chosen.filter((other) => other !== key));
                }}
              />
              <Prose inline html={html} />
            </label>
            {why !== undefined && (
              <div className={classes.why}>
                <Prose html={why} />
              </div>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}
