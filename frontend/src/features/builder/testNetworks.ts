/** Networks that the tests of this feature share. */
import type { Catalogue, CatalogueLayer, Cost, Layer as LayerJson } from '../../api/types';
import { fromJson, layerAt, toJson, type Stack } from './network';

export function network(...layers: LayerJson[]): Stack {
  return fromJson({ layers: [...layers, { kind: 'output' }] });
}

export const conv = (filters: number): LayerJson => ({ kind: 'conv2d', filters, kernel: 3 });
export const dense = (units: number): LayerJson => ({ kind: 'dense', units, activation: 'relu' });
export const pool: LayerJson = { kind: 'maxPool2d', size: 2 };
export const flatten: LayerJson = { kind: 'flatten' };
export const residual = (...layers: LayerJson[]): LayerJson => ({ kind: 'residual', layers });
export const parallel = (...branches: LayerJson[][]): LayerJson => ({
  kind: 'parallel',
  merge: 'concat',
  branches,
});

export function idAt(stack: Stack, path: string): string {
  const layer = layerAt(stack, path);
  if (!layer) throw new Error(`No layer at ${path}`);
  return layer.id;
}

/** The network in one line: `conv2d [conv2d flatten] output`. */
export function outline(stack: Stack): string {
  const line = (layers: readonly LayerJson[]): string =>
    layers
      .map((layer) => {
        const inner = layer.layers ? [layer.layers] : layer.branches;
        const size = layer.filters ?? layer.units;
        const own = size === undefined ? layer.kind : `${layer.kind}:${String(size)}`;
        return inner ? `${own}[${inner.map(line).join(' | ')}]` : own;
      })
      .join(' ');
  return line(toJson(stack).layers);
}

const entry = (
  kind: CatalogueLayer['kind'],
  name: string,
  rest: Partial<CatalogueLayer> = {},
): CatalogueLayer => ({
  kind,
  name,
  icon: kind,
  group: 'Layers',
  summary: `What ${name} does.`,
  explanation: `How ${name} does it.`,
  key: null,
  image: true,
  flat: true,
  parameters: [],
  block: null,
  ...rest,
});

const int = (name: string, label: string, preset: number | null) => ({
  name,
  label,
  type: 'int' as const,
  min: 1,
  max: 2048,
  step: 1,
  default: preset,
  choices: null,
  help: `What ${label} means.`,
});

const activation = {
  name: 'activation',
  label: 'Activation',
  type: 'choice' as const,
  min: null,
  max: null,
  step: null,
  choices: ['linear', 'relu', 'tanh'],
  default: 'linear',
  help: 'The function after the layer.',
};

export const CATALOGUE: Catalogue = {
  layers: [
    entry('dense', 'Dense', {
      key: 'units',
      image: false,
      parameters: [int('units', 'Units', 64), activation],
    }),
    entry('conv2d', 'Convolution', {
      key: 'filters',
      flat: false,
      parameters: [int('filters', 'Filters', 16), int('kernel', 'Kernel', 3), activation],
    }),
    entry('maxPool2d', 'Max pooling', {
      key: 'size',
      flat: false,
      parameters: [int('size', 'Size', 2), int('stride', 'Stride', null)],
    }),
    entry('flatten', 'Flatten', { flat: false }),
    entry('residual', 'Residual', { block: 'layers', group: 'Blocks' }),
    entry('parallel', 'Parallel', { block: 'branches', group: 'Blocks' }),
    entry('output', 'Output'),
  ],
  activations: [
    { kind: 'linear', name: 'Linear', help: 'Nothing.' },
    { kind: 'relu', name: 'ReLU', help: 'Keeps what is positive.' },
    { kind: 'tanh', name: 'Tanh', help: 'Squeezes.' },
  ],
  optimizers: [
    { kind: 'sgd', name: 'SGD', help: 'Plain steps.', learningRate: 0.1 },
    { kind: 'adam', name: 'Adam', help: 'Adapts its steps.', learningRate: 0.001 },
  ],
  augmentations: [],
  training: [],
};

export const COST: Cost = {
  deviceSeconds: 12,
  memoryBytes: 1e9,
  device: 'cpu',
  quotaMs: 0,
  measured: false,
};
