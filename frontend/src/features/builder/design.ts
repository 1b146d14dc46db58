/** What a student designs: the part of the bench that undo reaches and autosave keeps. */
import { canonical } from '../../api/canonical';
import type { Network, TrainingPlan } from '../../api/types';
import { fromJson, toJson, type Stack } from './network';

export interface Design {
  readonly dataset: string;
  readonly network: Stack;
  readonly training: TrainingPlan;
  /** The lesson's preset that it grew from. */
  readonly preset?: string | undefined;
}

export interface DesignJson {
  dataset: string;
  network: Network;
  training: TrainingPlan;
}

export function designFromJson(json: DesignJson): Design {
  return { dataset: json.dataset, network: fromJson(json.network), training: json.training };
}

export function designToJson(design: Design): DesignJson {
  return {
    dataset: design.dataset,
    network: toJson(design.network),
    training: design.training,
  };
}

export function sameDesign(one: DesignJson, other: DesignJson): boolean {
  return canonical(one) === canonical(other);
}
