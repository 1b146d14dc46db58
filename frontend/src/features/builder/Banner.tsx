import type { ReactNode } from 'react';
import classes from './Bench.module.css';

interface BannerProps {
  title: string;
  words: string;
  /** What the student can do about it. */
  children: ReactNode;
  urgent?: boolean;
}

/** A decision that concerns the whole network, above it. */
export function Banner({ title, words, children, urgent = false }: BannerProps) {
  return (
    <div
      className={classes.banner}
      role={urgent ? 'alert' : 'status'}
      data-urgent={urgent || undefined}
    >
      <p>
        <strong>{title}</strong> {words}
      </p>
      <div>{children}</div>
    </div>
  );
}
