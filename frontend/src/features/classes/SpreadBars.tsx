import { useTranslation } from 'react-i18next';
import type { Choice } from '../../api/course';
import { percent } from '../../ui/format';
import { ProseText } from '../../ui/ProseText';
import classes from './desk.module.css';

/** How many chose each answer: a bar, and the number beside it. */
export function SpreadBars({
  choices,
  options,
}: {
  choices: readonly number[];
  options: readonly Choice[];
}) {
  const { t } = useTranslation('classes');
  const answered = choices.reduce((sum, each) => sum + each, 0);
  return (
    <ol className={classes.bars}>
      {choices.map((count, at) => {
        const share = answered === 0 ? 0 : count / answered;
        const option = options[at];
        return (
          <li key={option?.key ?? at}>
            <span className={classes.option}>
              {option ? <ProseText html={option.html} inline /> : at + 1}
            </span>
            <span className={classes.track} aria-hidden>
              <span className={classes.fill} style={{ width: `${String(share * 100)}%` }} />
            </span>
            <span className={classes.count}>
              {t('spread.bar', { count, answered, share: percent(share, 0) })}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
