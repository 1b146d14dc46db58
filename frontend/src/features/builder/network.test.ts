import { describe, expect, it } from 'vitest';
import {
  copyOf,
  fromJson,
  inOrder,
  layerAt,
  ownerOf,
  pathsById,
  sameNetwork,
  toJson,
} from './network';
import { conv, dense, flatten, idAt, network, parallel, pool, residual } from './testNetworks';

const deep = () =>
  network(conv(8), pool, residual(conv(16), parallel([conv(4)], [conv(5), conv(6)])), flatten);

describe('a network', () => {
  it('goes to JSON and back without a change, ids left out', () => {
    const json = toJson(deep());
    expect(toJson(fromJson(json))).toEqual(json);
    expect(JSON.stringify(json)).not.toContain('"id"');
  });

  it('keeps an empty block empty', () => {
    const json = toJson(network(residual(), parallel([], [])));
    expect(json.layers[0]).toEqual({ kind: 'residual', layers: [] });
    expect(json.layers[1]).toEqual({ kind: 'parallel', merge: 'concat', branches: [[], []] });
  });

  it('names places as the server does', () => {
    expect([...pathsById(deep()).values()]).toEqual([
      '0',
      '1',
      '2',
      '2.layers.0',
      '2.layers.1',
      '2.layers.1.branches.0.0',
      '2.layers.1.branches.1.0',
      '2.layers.1.branches.1.1',
      '3',
      '4',
    ]);
  });

  it('finds the layer at a path, also in a block of a block', () => {
    expect(layerAt(deep(), '2.layers.1.branches.1.0')?.values.filters).toBe(5);
    expect(layerAt(deep(), '9')).toBeUndefined();
  });

  it('tells the layer from the parameter in a path', () => {
    const found = ownerOf(deep(), '2.layers.1.branches.1.0.kernel');
    expect(found?.layer.values.filters).toBe(5);
    expect(found?.rest).toBe('kernel');
  });

  it('does not take layer 1 for the owner of path 10', () => {
    const many = network(...Array.from({ length: 12 }, (_, index) => dense(index + 1)));
    expect(ownerOf(many, '10')?.layer.values.units).toBe(11);
  });

  it('copies with new ids all the way down', () => {
    const block = layerAt(deep(), '2');
    if (!block) throw new Error('No block');
    const ids = new Set(inOrder([block, copyOf(block)]).map((layer) => layer.id));
    expect(ids.size).toBe(2 * inOrder([block]).length);
  });

  it('is the same as another with equal JSON', () => {
    expect(sameNetwork(deep(), deep())).toBe(true);
    expect(sameNetwork(deep(), network(conv(8)))).toBe(false);
    expect(idAt(deep(), '0')).not.toBe(idAt(deep(), '0'));
  });
});
