import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { NetworkProblem } from '../../api/types';
import { useBench, useBenchView } from './benchContext';
import { applyFix } from './fix';
import { focusLayer } from './focus';
import type { Part } from './lessonBench';
import classes from './LayerCard.module.css';

interface CardProblemsProps {
  id: string;
  problems: readonly NetworkProblem[];
  /** Where the focus goes when a fix takes its own button away. */
  layer?: string | undefined;
  /** What a fix would change. */
  part?: Part;
}

/** What is wrong, one sentence each, and the way out beside it. */
export function CardProblems({ id, problems, layer, part = 'layers' }: CardProblemsProps) {
  const { checked, fixed } = useBenchView();
  const change = useBench((bench) => bench.change);
  if (problems.length === 0) return null;
  return (
    <ul className={classes.problems} id={id}>
      {problems.map(({ path, message, fix }) => (
        <li key={`${path} ${message}`} className={classes.problem}>
          <IconAlertTriangle size={16} stroke={1.8} aria-hidden className={classes.problemIcon} />
          <span>{message}</span>
          {fix && !fixed.has(part) && (
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
