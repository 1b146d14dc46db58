import { Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './Explained.module.css';

/** A word with its explanation on hover, focus or touch. */
export function Explained({ by, children }: { by: string; children: ReactNode }) {
  return (
    <Tooltip label={by} events={{ hover: true, focus: true, touch: true }}>
      <button type="button" className={classes.word}>
        {children}
      </button>
    </Tooltip>
  );
}
