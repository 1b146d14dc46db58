import { expect, it } from 'vitest';
import { createBench } from './benchStore';
import { designToJson } from './design';
import { designOfPreset, fixedParts, presetOf, type LessonBench } from './lessonBench';
import { insert } from './edit';
import { layerFromJson } from './network';
import { dense } from './testNetworks';
import type { TrainingPlan } from '../../api/types';

const NETWORK = { layers: [{ kind: 'output' as const }] };
const LESSON: LessonBench = {
  slug: 'convolution',
  title: 'Convolution',
  start: 'starter',
  presets: {
    starter: {
      dataset: 'digits',
      network: NETWORK,
      training: { epochs: 3, optimizer: { kind: 'sgd', learningRate: 0.1 } } as TrainingPlan,
      show: ['layers', 'seed'],
    },
    free: { dataset: 'iris', network: NETWORK, training: {} as TrainingPlan },
  },
};

it('fixes what the preset does not show, and nothing where it does not say', () => {
  expect([...fixedParts(LESSON, 'starter')]).toEqual(['dataset', 'plan']);
  expect([...fixedParts(LESSON, undefined)]).toEqual(['dataset', 'plan']);
  expect(fixedParts(LESSON, 'free').size).toBe(0);
  expect(fixedParts(undefined, undefined).size).toBe(0);
});

it('completes the plan that a preset leaves short', () => {
  expect(presetOf(LESSON, 'starter').training).toMatchObject({
    epochs: 3,
    batchSize: 64,
    optimizer: { kind: 'sgd', learningRate: 0.1 },
  });
});

it('goes back to the lesson’s start in one step of undo, and what is fixed goes with it', () => {
  const bench = createBench('Convolution', designOfPreset(LESSON, 'free')).getState;
  const preset = () => bench().history.present.preset;
  bench().changeNetwork((stack) =>
    insert(stack, { parent: null, stack: 0, index: 0 }, layerFromJson(dense(4))),
  );
  const mine = designToJson(bench().history.present);

  bench().change(() => designOfPreset(LESSON, 'starter'));
  expect(preset()).toBe('starter');
  expect(bench().history.present.dataset).toBe('digits');

  bench().undo();
  expect(preset()).toBe('free');
  expect(designToJson(bench().history.present)).toEqual(mine);
});
