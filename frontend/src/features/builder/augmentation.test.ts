import { describe, expect, it } from 'vitest';
import type { CatalogueAugmentation } from '../../api/types';
import { augmentationOf, toggled, withPixels } from './augmentation';
import { PLAN_IF_NONE } from './training';

const pixels = (initial: number) =>
  ({ name: 'pixels', label: 'Pixels', type: 'int', default: initial }) as NonNullable<
    CatalogueAugmentation['pixels']
  >;
const KNOWN: CatalogueAugmentation[] = [
  { kind: 'flip', name: 'Flip', help: '', pixels: null },
  { kind: 'shift', name: 'Shift', help: '', pixels: pixels(2) },
  { kind: 'crop', name: 'Crop', help: '', pixels: pixels(4) },
];

describe('augmentation', () => {
  it('is empty in a plan that does not speak of it', () => {
    expect(augmentationOf(PLAN_IF_NONE)).toEqual([]);
  });

  it('is taken in with its usual pixels, in the order of the form', () => {
    const crop = toggled([], KNOWN, 'crop');
    expect(crop).toEqual([{ kind: 'crop', pixels: 4 }]);
    expect(toggled(crop, KNOWN, 'flip')).toEqual([{ kind: 'flip' }, { kind: 'crop', pixels: 4 }]);
  });

  it('keeps the others and their pixels when one is taken out or changed', () => {
    const both = withPixels(toggled(toggled([], KNOWN, 'crop'), KNOWN, 'shift'), 'shift', 3);
    expect(both).toEqual([
      { kind: 'shift', pixels: 3 },
      { kind: 'crop', pixels: 4 },
    ]);
    expect(toggled(both, KNOWN, 'crop')).toEqual([{ kind: 'shift', pixels: 3 }]);
  });
});
