import { describe, expect, it } from 'vitest';
import * as edit from './edit';
import { newLayer } from './layers';
import { layerAt, layerFromJson, type Stack } from './network';
import {
  CATALOGUE,
  conv,
  dense,
  flatten,
  idAt,
  network,
  outline,
  parallel,
  residual,
} from './testNetworks';

const root = (index: number) => ({ parent: null, stack: 0, index });
const one = (units: number) => layerFromJson(dense(units));

function block(kind: 'residual' | 'parallel') {
  const entry = CATALOGUE.layers.find((layer) => layer.kind === kind);
  if (!entry) throw new Error(kind);
  return newLayer(entry);
}

/** The outlines after each further step of the layer at `path`. */
function walkThrough(start: Stack, path: string, direction: 'up' | 'down'): string[] {
  const id = idAt(start, path);
  const seen: string[] = [];
  for (let now = start; ;) {
    const next = edit.step(now, id, direction);
    if (next === now) return seen;
    seen.push(outline(next));
    now = next;
  }
}

describe('inserting', () => {
  it('puts a layer between two others', () => {
    expect(outline(edit.insert(network(dense(1), dense(2)), root(1), one(9)))).toBe(
      'dense:1 dense:9 dense:2 output',
    );
  });

  it('puts a layer into an empty branch', () => {
    const start = network(parallel([], []));
    const place = { parent: idAt(start, '0'), stack: 1, index: 0 };
    expect(outline(edit.insert(start, place, one(9)))).toBe('parallel[ | dense:9] output');
  });

  it('puts nothing behind the output', () => {
    const start = network(dense(1));
    expect(edit.insert(start, root(2), one(9))).toBe(start);
  });

  it('leaves every other layer the same object', () => {
    const start = network(dense(1), residual(conv(2)));
    const next = edit.insert(start, root(0), one(9));
    expect(next[1]).toBe(start[0]);
    expect(next[2]).toBe(start[1]);
  });
});

describe('removing', () => {
  it('takes a layer out of a block', () => {
    const start = network(residual(conv(1), conv(2)));
    expect(outline(edit.remove(start, idAt(start, '0.layers.0')))).toBe(
      'residual[conv2d:2] output',
    );
  });

  it('never takes the output', () => {
    const start = network(dense(1));
    expect(edit.remove(start, idAt(start, '1'))).toBe(start);
  });
});

describe('moving', () => {
  it('reads the place as it was before the layer left', () => {
    const start = network(dense(1), dense(2), dense(3));
    expect(outline(edit.move(start, idAt(start, '0'), root(2)))).toBe(
      'dense:2 dense:1 dense:3 output',
    );
    expect(outline(edit.move(start, idAt(start, '2'), root(0)))).toBe(
      'dense:3 dense:1 dense:2 output',
    );
  });

  it('changes nothing where the layer already is', () => {
    const start = network(dense(1), dense(2));
    expect(edit.move(start, idAt(start, '0'), root(1))).toBe(start);
  });

  it('never moves a block into itself', () => {
    const start = network(residual(residual(conv(1))));
    const outer = idAt(start, '0');
    const inner = idAt(start, '0.layers.0');
    expect(edit.move(start, outer, { parent: outer, stack: 0, index: 0 })).toBe(start);
    expect(edit.move(start, outer, { parent: inner, stack: 0, index: 0 })).toBe(start);
  });

  it('never moves the output, nor anything behind it', () => {
    const start = network(dense(1));
    expect(edit.move(start, idAt(start, '1'), root(0))).toBe(start);
    expect(edit.move(start, idAt(start, '0'), root(2))).toBe(start);
  });
});

describe('stepping by keyboard', () => {
  it('goes down through every branch of a block, out of it, and stops at the output', () => {
    expect(walkThrough(network(dense(9), parallel([conv(1)], []), flatten), '0', 'down')).toEqual([
      'parallel[dense:9 conv2d:1 | ] flatten output',
      'parallel[conv2d:1 dense:9 | ] flatten output',
      'parallel[conv2d:1 | dense:9] flatten output',
      'parallel[conv2d:1 | ] dense:9 flatten output',
      'parallel[conv2d:1 | ] flatten dense:9 output',
    ]);
  });

  it('goes up the same way back', () => {
    expect(walkThrough(network(parallel([conv(1)], []), dense(9)), '1', 'up')).toEqual([
      'parallel[conv2d:1 | dense:9] output',
      'parallel[conv2d:1 dense:9 | ] output',
      'parallel[dense:9 conv2d:1 | ] output',
      'dense:9 parallel[conv2d:1 | ] output',
    ]);
  });
});

describe('the other edits', () => {
  it('duplicates a block right behind itself, with new ids', () => {
    const start = network(residual(conv(1)));
    const { network: next, copy } = edit.duplicate(start, idAt(start, '0'));
    expect(outline(next)).toBe('residual[conv2d:1] residual[conv2d:1] output');
    expect(copy).toBe(idAt(next, '1'));
    expect(idAt(next, '1.layers.0')).not.toBe(idAt(next, '0.layers.0'));
  });

  it('changes a parameter deep inside', () => {
    const start = network(parallel([conv(1)], [conv(2)]));
    const next = edit.change(start, idAt(start, '0.branches.1.0'), 'filters', 7);
    expect(outline(next)).toBe('parallel[conv2d:1 | conv2d:7] output');
    expect(edit.change(next, idAt(next, '0.branches.1.0'), 'filters', 7)).toBe(next);
  });

  it('replaces a layer under its own id', () => {
    const start = network(dense(1));
    const next = edit.replace(start, idAt(start, '0'), one(5));
    expect(outline(next)).toBe('dense:5 output');
    expect(idAt(next, '0')).toBe(idAt(start, '0'));
  });

  it('wraps a layer in a block and unwraps it again', () => {
    const start = network(conv(1), flatten);
    const wrapped = edit.wrap(start, idAt(start, '0'), block('residual'));
    expect(outline(wrapped)).toBe('residual[conv2d:1] flatten output');
    expect(outline(edit.unwrap(wrapped, idAt(wrapped, '0')))).toBe(outline(start));
    expect(layerAt(wrapped, '0.layers.0')?.id).toBe(idAt(start, '0'));
  });

  it('wraps in a parallel block with a free second branch', () => {
    const start = network(conv(1));
    expect(outline(edit.wrap(start, idAt(start, '0'), block('parallel')))).toBe(
      'parallel[conv2d:1 | ] output',
    );
  });

  it('adds and removes branches, down to two', () => {
    const start = network(parallel([conv(1)], [conv(2)]));
    const id = idAt(start, '0');
    const three = edit.addBranch(start, id);
    expect(outline(three)).toBe('parallel[conv2d:1 | conv2d:2 | ] output');
    expect(outline(edit.removeBranch(three, id, 0))).toBe('parallel[conv2d:2 | ] output');
    expect(edit.removeBranch(start, id, 0)).toBe(start);
  });
});
