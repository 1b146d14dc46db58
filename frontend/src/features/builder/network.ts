/** A network as the builder holds it: the JSON tree, each layer with an id that is not part of the JSON. */

import type { Layer as LayerJson, LayerKind, Network as NetworkJson } from '../../api/types';

export type Value = number | string | boolean | null;

/** Which member of a layer's JSON holds its stacks; null for a plain layer. */
export type Block = 'layers' | 'branches' | null;

export interface Layer {
  readonly id: string;
  readonly kind: LayerKind;
  readonly values: Readonly<Record<string, Value>>;
  readonly block: Block;
  readonly stacks: readonly Stack[];
}

export type Stack = readonly Layer[];

/** Between two layers of one stack: where a layer could go. `parent` null is the network itself. */
export interface Place {
  readonly parent: string | null;
  readonly stack: number;
  readonly index: number;
}

let made = 0;

export function newId(): string {
  made += 1;
  return `layer-${made}`;
}

export function fromJson(network: NetworkJson): Stack {
  return network.layers.map(layerFromJson);
}

export function layerFromJson(json: LayerJson): Layer {
  const { kind, layers, branches, ...rest } = json;
  const stacks = layers ? [layers] : (branches ?? []);
  return {
    id: newId(),
    kind,
    values: rest as Record<string, Value>,
    block: layers ? 'layers' : branches ? 'branches' : null,
    stacks: stacks.map((stack) => stack.map(layerFromJson)),
  };
}

export function toJson(network: Stack): NetworkJson {
  return { layers: network.map(layerToJson) };
}

export function layerToJson(layer: Layer): LayerJson {
  const stacks = layer.stacks.map((stack) => stack.map(layerToJson));
  const own = { kind: layer.kind, ...layer.values };
  if (layer.block === 'layers') return { ...own, layers: stacks[0] ?? [] };
  if (layer.block === 'branches') return { ...own, branches: stacks };
  return own;
}

/** The same layer with new ids all the way down: a copy can live beside its original. */
export function copyOf(layer: Layer): Layer {
  return { ...layer, id: newId(), stacks: layer.stacks.map((stack) => stack.map(copyOf)) };
}

/** Visits layers in data order, a block before what it holds. */
export function walk(
  network: Stack,
  visit: (layer: Layer, path: string, place: Place) => void,
  prefix = '',
  parent: string | null = null,
  stack = 0,
): void {
  network.forEach((layer, index) => {
    const path = `${prefix}${index}`;
    visit(layer, path, { parent, stack, index });
    layer.stacks.forEach((inner, branch) => {
      walk(inner, visit, stackPrefix(layer, path, branch), layer.id, branch);
    });
  });
}

/** What stands before the index in the paths of one of a block's stacks. */
export function stackPrefix(layer: Layer, path: string, branch: number): string {
  return layer.block === 'branches' ? `${path}.branches.${branch}.` : `${path}.layers.`;
}

export function inOrder(network: Stack): Layer[] {
  const all: Layer[] = [];
  walk(network, (layer) => all.push(layer));
  return all;
}

export function pathsById(network: Stack): Map<string, string> {
  const paths = new Map<string, string>();
  walk(network, (layer, path) => paths.set(layer.id, path));
  return paths;
}

export function layerById(network: Stack, id: string): Layer | undefined {
  return inOrder(network).find((layer) => layer.id === id);
}

export function placeOf(network: Stack, id: string): Place | undefined {
  let found: Place | undefined;
  walk(network, (layer, _path, place) => {
    if (layer.id === id) found = place;
  });
  return found;
}

/** The stack a place lies in, or undefined when its block is gone. */
export function stackAt(network: Stack, place: Pick<Place, 'parent' | 'stack'>): Stack | undefined {
  if (place.parent === null) return network;
  return layerById(network, place.parent)?.stacks[place.stack];
}

/** The deepest layer a path reaches, and what is left of the path (a parameter's name, or nothing). */
export function ownerOf(network: Stack, path: string): { layer: Layer; rest: string } | undefined {
  let best: { layer: Layer; path: string } | undefined;
  walk(network, (layer, own) => {
    const reaches = path === own || path.startsWith(`${own}.`);
    if (reaches && (!best || own.length > best.path.length)) best = { layer, path: own };
  });
  return best && { layer: best.layer, rest: path.slice(best.path.length + 1) };
}

export function layerAt(network: Stack, path: string): Layer | undefined {
  const owner = ownerOf(network, path);
  return owner?.rest === '' ? owner.layer : undefined;
}

/** Whether `inner` is the layer itself or lies inside it. */
export function holds(layer: Layer, inner: string): boolean {
  return (
    layer.id === inner || layer.stacks.some((stack) => stack.some((each) => holds(each, inner)))
  );
}

export function isLocked(layer: Layer): boolean {
  return layer.kind === 'output';
}

export function sameNetwork(one: Stack, other: Stack): boolean {
  return JSON.stringify(toJson(one)) === JSON.stringify(toJson(other));
}
