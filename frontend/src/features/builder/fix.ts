/** What the server offers to mend a problem, done to the network and the plan. */
import type { Fix } from '../../api/types';
import type { Design } from './design';
import { insert, remove, replace } from './edit';
import { layerFromJson, ownerOf, placeOf, type Place, type Stack } from './network';
import { merge } from './training';

/** `checked` is the network that the fix's path speaks of; edits since then may have moved its layer. */
export function applyFix(design: Design, fix: Fix, checked: Stack = design.network): Design {
  if (fix.edit === 'training') {
    return { ...design, training: merge(design.training, fix.training ?? {}) };
  }
  return { ...design, network: mend(design.network, fix, checked) };
}

function mend(network: Stack, fix: Fix, checked: Stack): Stack {
  const target = ownerOf(checked, fix.path);
  const place = target && placeOf(network, target.layer.id);
  if (!target || !place) return network;
  if (fix.edit === 'remove') return remove(network, target.layer.id);
  if (!fix.layer) return network;
  const layer = layerFromJson(fix.layer);
  if (fix.edit === 'replace') return replace(network, target.layer.id, layer);
  const inside = placeInside(target.layer.id, target.rest);
  if (inside) return insert(network, inside, layer);
  const index = place.index + (fix.edit === 'insertAfter' ? 1 : 0);
  return insert(network, { ...place, index }, layer);
}

/** `branches.1.0` of a block: a place in a stack that holds nothing there yet. */
function placeInside(block: string, rest: string): Place | undefined {
  const found = /^(?:layers|branches\.(\d+))\.(\d+)$/.exec(rest);
  if (!found) return undefined;
  return { parent: block, stack: Number(found[1] ?? 0), index: Number(found[2]) };
}
