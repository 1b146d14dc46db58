/** The server's answer, laid onto the layers it was about. */
import type { Check, CheckedLayer, NetworkProblem } from '../../api/types';
import { layerAt, ownerOf, walk, type Stack } from './network';

export interface PlacedProblem {
  readonly problem: NetworkProblem;
  /** Null when the problem is the plan's or the whole network's. */
  readonly layer: string | null;
  /** The parameter or plan field it is about, or nothing. */
  readonly field: string;
}

/** Paths are those of the network that was asked about; ids stay true while the student edits on. */
export interface Checked {
  readonly check: Check;
  readonly network: Stack;
  readonly layers: ReadonlyMap<string, CheckedLayer>;
  readonly problems: readonly PlacedProblem[];
}

const PLAN = 'training.';

export function place(check: Check, network: Stack): Checked {
  const layers = new Map<string, CheckedLayer>();
  for (const checked of check.layers) {
    const layer = layerAt(network, checked.path);
    if (layer) layers.set(layer.id, checked);
  }
  return { check, network, layers, problems: placeProblems(check.problems, network) };
}

/** In data order, then the plan's: "the first problem" is the first that a reader meets. */
export function placeProblems(
  problems: readonly NetworkProblem[],
  network: Stack,
): PlacedProblem[] {
  const order = new Map<string, number>();
  walk(network, (layer) => order.set(layer.id, order.size));
  const rank = (problem: PlacedProblem) =>
    problem.layer === null ? order.size : (order.get(problem.layer) ?? order.size);
  return problems
    .map((problem) => placeProblem(problem, network))
    .sort((one, other) => rank(one) - rank(other));
}

function placeProblem(problem: NetworkProblem, network: Stack): PlacedProblem {
  if (problem.path.startsWith(PLAN)) {
    return { problem, layer: null, field: problem.path.slice(PLAN.length) };
  }
  const owner = ownerOf(network, problem.path);
  return { problem, layer: owner?.layer.id ?? null, field: owner?.rest ?? '' };
}
