/** The list of augmentations in a plan: one of a kind at most, in the catalogue's order. */
import type { Augmentation, CatalogueAugmentation, TrainingPlan } from '../../api/types';

export function augmentationOf(plan: TrainingPlan): readonly Augmentation[] {
  return plan.augmentation ?? [];
}

/** Takes one in or out; one that has pixels begins with those of the catalogue. */
export function toggled(
  list: readonly Augmentation[],
  known: readonly CatalogueAugmentation[],
  kind: Augmentation['kind'],
): Augmentation[] {
  if (list.some((one) => one.kind === kind)) return list.filter((one) => one.kind !== kind);
  return known.flatMap((entry): Augmentation[] => {
    const kept = list.find((one) => one.kind === entry.kind);
    if (kept) return [kept];
    if (entry.kind !== kind) return [];
    const pixels = entry.pixels?.default;
    return [{ kind, ...(typeof pixels === 'number' && { pixels }) }];
  });
}

export function withPixels(
  list: readonly Augmentation[],
  kind: Augmentation['kind'],
  pixels: number,
): Augmentation[] {
  return list.map((one) => (one.kind === kind ? { ...one, pixels } : one));
}
