import { Button, Progress } from '@mantine/core';
import classes from './data.module.css';

interface ProgressLineProps {
  words: string;
  /** From 0 to 1; null while the whole is unknown. */
  share: number | null;
  hint: string;
  action: string;
  onAction: (() => void) | undefined;
}

export function ProgressLine({ words, share, hint, action, onAction }: ProgressLineProps) {
  const value = share === null ? 100 : share * 100;
  return (
    <div className={classes.progress}>
      <p className="tabular">{words}</p>
      <Progress
        value={value}
        striped={share === null}
        animated={share === null}
        size="md"
        aria-label={words}
      />
      <div className={classes.progressFoot}>
        <span className={classes.quiet}>{hint}</span>
        {onAction && (
          <Button variant="default" size="xs" onClick={onAction}>
            {action}
          </Button>
        )}
      </div>
    </div>
  );
}
