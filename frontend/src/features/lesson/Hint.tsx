import { IconBulb, IconChevronRight } from '@tabler/icons-react';
import type { HintBlock } from '../../api/course';
import { Prose } from '../../ui/Prose';
import classes from './lesson.module.css';

/** Help for who wants it, folded until then. */
export function Hint({ hint: { title, html } }: { hint: HintBlock }) {
  return (
    <details className={classes.hint}>
      <summary>
        <IconBulb size={16} stroke={1.6} aria-hidden />
        {title}
        <IconChevronRight size={15} stroke={1.6} aria-hidden data-chevron />
      </summary>
      <Prose html={html} />
    </details>
  );
}
