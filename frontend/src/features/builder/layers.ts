/** New layers out of the catalogue, and what a layer is called. */
import type { Catalogue, CatalogueLayer, Parameter } from '../../api/types';
import { inOrder, newId, type Layer, type Stack, type Value } from './network';

/**
 * Every default is written out: what a card shows is what the network says. A hidden layer that
 * learns starts with ReLU, because without a bend it would add nothing to the layer before it.
 */
export function newLayer(entry: CatalogueLayer): Layer {
  const values: Record<string, Value> = {};
  for (const parameter of entry.parameters) {
    const bends = parameter.name === 'activation' && parameter.choices?.includes('relu');
    const value = bends ? 'relu' : parameter.default;
    if (value !== undefined && value !== null) values[parameter.name] = value;
  }
  return {
    id: newId(),
    kind: entry.kind,
    values,
    block: entry.block,
    stacks: entry.block === 'layers' ? [[]] : entry.block === 'branches' ? [[], []] : [],
  };
}

export function entryOf(catalogue: Catalogue, kind: string): CatalogueLayer | undefined {
  return catalogue.layers.find((entry) => entry.kind === kind);
}

/** What the parameter is in this layer: its own value, or the catalogue's default. */
export function valueOf(layer: Layer, parameter: Parameter): Value {
  return layer.values[parameter.name] ?? parameter.default ?? null;
}

/** "Convolution 2": the kind's plain name and its place among its kind, in data order. */
export function namesById(network: Stack, catalogue: Catalogue): Map<string, string> {
  const counts = new Map<string, number>();
  const names = new Map<string, string>();
  for (const layer of inOrder(network)) {
    const count = (counts.get(layer.kind) ?? 0) + 1;
    counts.set(layer.kind, count);
    const name = entryOf(catalogue, layer.kind)?.name ?? layer.kind;
    names.set(layer.id, layer.kind === 'output' ? name : `${name} ${String(count)}`);
  }
  return names;
}
