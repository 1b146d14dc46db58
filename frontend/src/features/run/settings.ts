import type { CatalogueLayer, Layer, LossKind, TrainingPlan } from '../../api/types';

/** A layer's settings in one line, in the catalogue's order: "filters 16 · kernel 3 · relu". */
export function settingsOf(layer: Layer, known: CatalogueLayer | undefined): string {
  const names = known?.parameters.map(({ name }) => name) ?? Object.keys(layer);
  return names
    .flatMap((name) => {
      const value = layer[name];
      if (typeof value === 'number') return [`${name} ${String(value)}`];
      return typeof value === 'string' && name !== 'kind' && value !== 'linear' ? [value] : [];
    })
    .join(' · ');
}

/** The loss that a plan makes small, where it is not the one that everybody expects. */
export function unusualLoss({ loss }: TrainingPlan): LossKind | null {
  return loss === undefined || loss.kind === 'crossEntropy' ? null : loss.kind;
}
