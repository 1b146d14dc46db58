import type { Checked, PlacedProblem } from './checked';

/** What is wrong with one field of the plan. */
export function planProblems(checked: Checked | undefined, field: string): PlacedProblem[] {
  return (checked?.problems ?? []).filter(
    (placed) => placed.layer === null && placed.field === field,
  );
}
