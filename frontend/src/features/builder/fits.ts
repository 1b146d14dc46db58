/** Which layers can stand at a place, and in words why the others cannot. */
import type { CatalogueLayer } from '../../api/types';
import { shape } from '../../ui/format';
import type { Checked } from './checked';
import { stackAt, type Place, type Stack } from './network';

/** What flows past a place; undefined where the check could not tell. */
export function shapeAt(
  network: Stack,
  place: Place,
  checked: Checked | undefined,
  input: readonly number[] | undefined,
): readonly number[] | undefined {
  const before = stackAt(network, place)?.[place.index - 1];
  if (before) return known(checked?.layers.get(before.id)?.output);
  if (place.parent !== null) return known(checked?.layers.get(place.parent)?.input);
  return input;
}

function known(dimensions: readonly number[] | undefined): readonly number[] | undefined {
  return dimensions && dimensions.length > 0 ? dimensions : undefined;
}

/** Null when the layer fits. */
export function whyNot(
  entry: CatalogueLayer,
  arriving: readonly number[] | undefined,
): string | null {
  if (!arriving) return null;
  const isImage = arriving.length === 3;
  if (isImage && !entry.image) return `Needs a list; here it gets an image of ${shape(arriving)}.`;
  if (!isImage && !entry.flat) return `Needs an image; here it gets a list of ${shape(arriving)}.`;
  return null;
}
