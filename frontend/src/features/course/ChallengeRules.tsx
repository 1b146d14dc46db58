import {
  IconCircle,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
  type Icon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Prose } from '../../ui/Prose';
import type { RuleState, ShownRule } from './attempts';
import classes from './course.module.css';

const SIGNS: Record<RuleState, Icon> = {
  open: IconCircle,
  pending: IconCircleDashed,
  met: IconCircleCheck,
  failed: IconCircleX,
};

/** Every rule with its sign, what was found, and where to look when it is not met. */
export function ChallengeRules({ rules }: { rules: readonly ShownRule[] }) {
  const { t } = useTranslation('course');
  return (
    <ul className={classes.rules} aria-label={t('challenge.rules')}>
      {rules.map(({ words, state, found, hint }) => {
        const Sign = SIGNS[state];
        return (
          <li key={words} data-state={state}>
            <Sign size={18} stroke={1.8} role="img" aria-label={t(`challenge.state.${state}`)} />
            <div>
              <span className={classes.ruleWords}>
                {words}
                {found !== null && (
                  <span className={classes.found}>{t('challenge.found', { found })}</span>
                )}
              </span>
              {hint && (
                <div className={classes.why}>
                  <Prose html={hint} />
                </div>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
