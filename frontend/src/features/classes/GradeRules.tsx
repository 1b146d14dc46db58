import { useTranslation } from 'react-i18next';
import type { Grade } from '../../api/classes';
import { momentText } from './dates';
import classes from './gradebook.module.css';
import { RuleMark } from './RuleMark';

/** An attempt rule by rule, with what the run had. */
export function GradeRules({ grade }: { grade: Grade }) {
  const { t } = useTranslation('classes');
  return (
    <>
      <ul className={classes.ruleList}>
        {grade.rules.map(({ words, met, found }) => (
          <li key={words}>
            <RuleMark
              state={met ? 'met' : 'failed'}
              label={t(met ? 'gradebook.met' : 'gradebook.failed')}
            />
            <span>
              {words}
              {found !== '' && (
                <span className={classes.found}>{t('gradebook.found', { found })}</span>
              )}
            </span>
          </li>
        ))}
      </ul>
      <p className={classes.at}>
        {t('gradebook.at', { at: momentText(grade.at) })}
        {grade.late && `, ${t('gradebook.late')}`}
      </p>
    </>
  );
}
