import { describe, expect, it } from 'vitest';
import type { Fix, Layer as LayerJson } from '../../api/types';
import type { Design } from './design';
import { insert } from './edit';
import { applyFix } from './fix';
import { layerFromJson } from './network';
import { conv, dense, flatten, idAt, network, outline, parallel, residual } from './testNetworks';
import { PLAN_IF_NONE } from './training';

const design = (...layers: LayerJson[]): Design => ({
  dataset: 'digits',
  network: network(...layers),
  training: PLAN_IF_NONE,
});
const fix = (edit: Fix['edit'], path: string, rest: Partial<Fix> = {}): Fix => ({
  label: 'Mend it',
  edit,
  path,
  ...rest,
});
const mended = (start: Design, repair: Fix) => outline(applyFix(start, repair).network);

describe('a fix', () => {
  it('inserts before and after', () => {
    const start = design(conv(8), dense(10));
    expect(mended(start, fix('insertBefore', '1', { layer: flatten }))).toBe(
      'conv2d:8 flatten dense:10 output',
    );
    expect(mended(start, fix('insertAfter', '0', { layer: flatten }))).toBe(
      'conv2d:8 flatten dense:10 output',
    );
    expect(mended(start, fix('insertBefore', '2', { layer: flatten }))).toBe(
      'conv2d:8 dense:10 flatten output',
    );
  });

  it('reaches into blocks', () => {
    const start = design(residual(conv(8)));
    expect(mended(start, fix('insertAfter', '0.layers.0', { layer: conv(9) }))).toBe(
      'residual[conv2d:8 conv2d:9] output',
    );
  });

  it('replaces in place and removes', () => {
    const start = design(conv(8), dense(10));
    const repaired = applyFix(start, fix('replace', '0', { layer: conv(4) }));
    expect(outline(repaired.network)).toBe('conv2d:4 dense:10 output');
    expect(idAt(repaired.network, '0')).toBe(idAt(start.network, '0'));
    expect(mended(start, fix('remove', '0'))).toBe('dense:10 output');
  });

  it('changes the plan and leaves the network alone', () => {
    const start = design(conv(8));
    const repaired = applyFix(start, fix('training', '', { training: { batchSize: 16 } }));
    expect(repaired.training).toEqual({ ...PLAN_IF_NONE, batchSize: 16 });
    expect(repaired.network).toBe(start.network);
  });

  it('reaches into an empty branch', () => {
    const start = design(parallel([conv(8)], []));
    expect(mended(start, fix('insertBefore', '0.branches.1.0', { layer: conv(9) }))).toBe(
      'parallel[conv2d:8 | conv2d:9] output',
    );
  });

  it('finds its layer again when an edit has moved it since the check', () => {
    const checked = design(conv(8), dense(10));
    const place = { parent: null, stack: 0, index: 0 };
    const since = { ...checked, network: insert(checked.network, place, layerFromJson(conv(1))) };
    const repaired = applyFix(since, fix('insertBefore', '1', { layer: flatten }), checked.network);
    expect(outline(repaired.network)).toBe('conv2d:1 conv2d:8 flatten dense:10 output');
  });

  it('does nothing where its layer is gone', () => {
    const start = design(conv(8));
    expect(applyFix(start, fix('remove', '7')).network).toBe(start.network);
  });
});
