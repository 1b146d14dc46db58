/** Every way to change a network. Each returns a new network, or the same one when nothing can change. */
import {
  copyOf,
  holds,
  isLocked,
  layerById,
  placeOf,
  stackAt,
  type Layer,
  type Place,
  type Stack,
  type Value,
} from './network';

type StackPlace = Pick<Place, 'parent' | 'stack'>;

/** Replaces one stack; every untouched layer keeps its identity, so its card does not render again. */
function withStack(network: Stack, at: StackPlace, change: (stack: Stack) => Stack): Stack {
  if (at.parent === null) return change(network);
  return withLayer(network, at.parent, (block) => ({
    ...block,
    stacks: block.stacks.map((stack, index) => (index === at.stack ? change(stack) : stack)),
  }));
}

function withLayer(network: Stack, id: string, change: (layer: Layer) => Layer): Stack {
  return network.map((layer) => {
    if (layer.id === id) return change(layer);
    if (!holds(layer, id)) return layer;
    return { ...layer, stacks: layer.stacks.map((stack) => withLayer(stack, id, change)) };
  });
}

/** Nothing may follow the output, and only a place inside an existing stack is a place. */
export function isPlace(network: Stack, place: Place): boolean {
  const stack = stackAt(network, place);
  if (!stack || place.index < 0 || place.index > stack.length) return false;
  const before = stack[place.index - 1];
  return !before || !isLocked(before);
}

export function insert(network: Stack, place: Place, layer: Layer): Stack {
  if (!isPlace(network, place)) return network;
  return withStack(network, place, (stack) => [
    ...stack.slice(0, place.index),
    layer,
    ...stack.slice(place.index),
  ]);
}

export function remove(network: Stack, id: string): Stack {
  const layer = layerById(network, id);
  const place = placeOf(network, id);
  if (!layer || !place || isLocked(layer)) return network;
  return withStack(network, place, (stack) => stack.filter((each) => each.id !== id));
}

/** `place` is read before the layer leaves its old one. */
export function move(network: Stack, id: string, place: Place): Stack {
  const layer = layerById(network, id);
  const from = placeOf(network, id);
  if (!layer || !from || isLocked(layer) || !isPlace(network, place)) return network;
  if (place.parent !== null && holds(layer, place.parent)) return network;
  const sameStack = from.parent === place.parent && from.stack === place.stack;
  const shift = sameStack && place.index > from.index ? 1 : 0;
  if (sameStack && place.index - shift === from.index) return network;
  return insert(remove(network, id), { ...place, index: place.index - shift }, layer);
}

/**
 * One step towards the output or the input in data order. A step onto a block goes into it, a step
 * past the end of a stack goes on to the next branch or out of the block: the keyboard reaches
 * every place that the mouse does.
 */
export function step(network: Stack, id: string, direction: 'up' | 'down'): Stack {
  const from = placeOf(network, id);
  if (!from) return network;
  const target = direction === 'down' ? placeBelow(network, from) : placeAbove(network, from);
  return target ? move(network, id, target) : network;
}

function placeBelow(network: Stack, from: Place): Place | undefined {
  const stack = stackAt(network, from) ?? [];
  const next = stack[from.index + 1];
  if (next?.stacks.length) return { parent: next.id, stack: 0, index: 0 };
  if (next) return { ...from, index: from.index + 2 };
  if (from.parent === null) return undefined;
  const block = layerById(network, from.parent);
  const outer = placeOf(network, from.parent);
  if (!block || !outer) return undefined;
  if (from.stack + 1 < block.stacks.length) {
    return { parent: block.id, stack: from.stack + 1, index: 0 };
  }
  return { ...outer, index: outer.index + 1 };
}

function placeAbove(network: Stack, from: Place): Place | undefined {
  const stack = stackAt(network, from) ?? [];
  const previous = stack[from.index - 1];
  if (previous?.stacks.length) {
    const last = previous.stacks.length - 1;
    return { parent: previous.id, stack: last, index: previous.stacks[last]?.length ?? 0 };
  }
  if (previous) return { ...from, index: from.index - 1 };
  if (from.parent === null) return undefined;
  const block = layerById(network, from.parent);
  if (!block) return undefined;
  if (from.stack > 0) {
    const branch = from.stack - 1;
    return { parent: block.id, stack: branch, index: block.stacks[branch]?.length ?? 0 };
  }
  return placeOf(network, from.parent);
}

/** The copy lands right after its original; its id is the second answer. */
export function duplicate(network: Stack, id: string): { network: Stack; copy: string | null } {
  const layer = layerById(network, id);
  const place = placeOf(network, id);
  if (!layer || !place || isLocked(layer)) return { network, copy: null };
  const copy = copyOf(layer);
  return { network: insert(network, { ...place, index: place.index + 1 }, copy), copy: copy.id };
}

export function change(network: Stack, id: string, parameter: string, value: Value): Stack {
  const layer = layerById(network, id);
  if (!layer || layer.values[parameter] === value) return network;
  return withLayer(network, id, (each) => ({
    ...each,
    values: { ...each.values, [parameter]: value },
  }));
}

/** Another layer in the same place, under the same id: focus and selection stay where they were. */
export function replace(network: Stack, id: string, layer: Layer): Stack {
  return withLayer(network, id, () => ({ ...layer, id }));
}

/** Puts a layer into a new block, as the first layer of its first stack. */
export function wrap(network: Stack, id: string, block: Layer): Stack {
  const layer = layerById(network, id);
  if (!layer || isLocked(layer) || block.stacks.length === 0) return network;
  const wrapped = {
    ...block,
    stacks: block.stacks.map((stack, index) => (index ? stack : [layer])),
  };
  return withLayer(network, id, () => wrapped);
}

/** Takes a block away and leaves the layers of its first stack in its place. */
export function unwrap(network: Stack, id: string): Stack {
  const block = layerById(network, id);
  const place = placeOf(network, id);
  if (!block?.block || !place) return network;
  return withStack(network, place, (stack) =>
    stack.flatMap((each) => (each.id === id ? (block.stacks[0] ?? []) : [each])),
  );
}

export function addBranch(network: Stack, id: string): Stack {
  return withLayer(network, id, (block) =>
    block.block === 'branches' ? { ...block, stacks: [...block.stacks, []] } : block,
  );
}

/** A parallel block keeps at least two branches. */
export function removeBranch(network: Stack, id: string, branch: number): Stack {
  const block = layerById(network, id);
  if (block?.block !== 'branches' || block.stacks.length <= 2) return network;
  return withLayer(network, id, (each) => ({
    ...each,
    stacks: each.stacks.filter((_stack, index) => index !== branch),
  }));
}
