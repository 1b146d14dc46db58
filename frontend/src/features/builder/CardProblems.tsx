import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { NetworkProblem } from '../../api/types';
import { useBench, useBenchView } from './benchContext';
import { applyFix } from './fix';
import { focusLayer } from './focus';
import classes from './LayerCard.module.css';

interface CardProblemsProps {
  id: string;
  problems: readonly NetworkProblem[];
  /** Where the focus goes when a fix takes its own button away. */
  layer?: string | undefined;
}

/** What is wrong, one sentence each, and the way out beside it. */
export function CardProblems({ id, problems, layer }: CardProblemsProps) {
  const { checked, readOnly } = useBenchView();
  const change = useBench((bench) => bench.change);
  if (problems.length === 0) return null;
  return (
    <ul className={classes.problems} id={id}>
      {problems.map(({ path, message, fix }) => (
        <li key={`${path} ${message}`} className={classes.problem}>
          <IconAlertTriangle size={16} stroke={1.8} aria-hidden className={classes.problemIcon} />
          <span>{message}</span>
          {fix && !readOnly && (
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => {
                change((design) => applyFix(design, fix, checked?.network));
                if (layer !== undefined) focusLayer(layer);
              }}
            >
              {fix.label}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
