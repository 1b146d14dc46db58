import type { ReactNode } from 'react';
import classes from './Panel.module.css';

interface PanelProps {
  title?: string;
  /** At the right of the title. */
  aside?: ReactNode;
  children: ReactNode;
  className?: string | undefined;
}

/** A card: one hairline, no shadow. Never put one in another. */
export function Panel({ title, aside, children, className }: PanelProps) {
  return (
    <section className={[classes.panel, className].filter(Boolean).join(' ')} aria-label={title}>
      {title !== undefined && (
        <div className={classes.head}>
          <h2 className={classes.title}>{title}</h2>
          {aside}
        </div>
      )}
      {children}
    </section>
  );
}
