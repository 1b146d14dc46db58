import { IconLock } from '@tabler/icons-react';
import classes from './Bench.module.css';

/** Says that the lesson keeps something as it is. */
export function Kept({ words }: { words: string }) {
  return (
    <p className={classes.kept}>
      <IconLock size={14} stroke={1.6} aria-hidden />
      {words}
    </p>
  );
}
