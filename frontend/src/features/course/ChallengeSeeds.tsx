import { useTranslation } from 'react-i18next';
import type { JudgedSeed } from '../../api/course';
import { STATE_SIGNS } from '../../ui/stateSigns';
import { percent } from '../../ui/format';
import classes from './course.module.css';

/** The random starts of one attempt: how far each is, and what it reached. */
export function ChallengeSeeds({ seeds }: { seeds: readonly JudgedSeed[] }) {
  const { t } = useTranslation('course');
  return (
    <ul className={classes.seeds}>
      {seeds.map(({ run, state, accuracy }, index) => {
        const Sign = state && STATE_SIGNS[state];
        return (
          <li key={run}>
            <span>{t('challenge.seed', { number: index + 1 })}</span>
            <span className={classes.seedState}>
              {accuracy != null ? (
                percent(accuracy)
              ) : (
                <>
                  {Sign && <Sign size={15} stroke={1.7} aria-hidden />}
                  {t(`challenge.seedState.${state ?? 'deleted'}`)}
                </>
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
