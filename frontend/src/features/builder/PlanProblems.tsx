import { useBenchView } from './benchContext';
import { CardProblems } from './CardProblems';
import { planFieldId } from './plan';
import { planProblems } from './problemsOf';

/** What is wrong with one field of the plan, and the way out. */
export function PlanProblems({ field }: { field: string }) {
  const { checked } = useBenchView();
  return (
    <CardProblems
      id={`${planFieldId(field)}-problems`}
      problems={planProblems(checked, field).map((placed) => placed.problem)}
      part="plan"
    />
  );
}
