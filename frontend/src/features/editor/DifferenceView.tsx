import { useTranslation } from 'react-i18next';
import { scrollable } from '../../ui/scrollable';
import { difference, folded, type DiffLine } from './difference';
import classes from './editor.module.css';

const SIGNS = { same: ' ', added: '+', removed: '−' } as const;

/** What changed in one file, with a little of what did not around it. */
export function DifferenceView(props: { file: string; before: string; after: string }) {
  const { file, before, after } = props;
  const { t } = useTranslation('editor');
  if (before === after) return null;
  return (
    <div className={classes.difference}>
      <h3>{file}</h3>
      <div {...scrollable(t('revisions.difference', { file }))}>
        {folded(difference(before, after)).map((row, at) =>
          row.kind === 'gap' ? (
            <p key={at} className={classes.gap}>
              {t('revisions.gap', { count: row.lines })}
            </p>
          ) : (
            <Line key={at} line={row} />
          ),
        )}
      </div>
    </div>
  );
}

function Line({ line }: { line: DiffLine }) {
  const { t } = useTranslation('editor');
  const { kind, pieces } = line;
  const Tag = kind === 'added' ? 'ins' : kind === 'removed' ? 'del' : 'span';
  return (
    <div className={classes.diffLine} data-kind={kind}>
      <span className={classes.diffNumber}>{line.after ?? line.before}</span>
      <span
        className={classes.diffSign}
        {...(kind === 'same'
          ? { 'aria-hidden': true }
          : { role: 'img', 'aria-label': t(`revisions.${kind}`) })}
      >
        {SIGNS[kind]}
      </span>
      <Tag className={classes.diffText}>
        {pieces.map(({ text, changed }, at) =>
          changed ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>,
        )}
      </Tag>
    </div>
  );
}
