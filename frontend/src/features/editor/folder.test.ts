import { expect, it } from 'vitest';
import type { LessonPreset } from '../../api/course';
import { changeOf, folderOf, frontMatter, isPresetName, sameFolder } from './folder';

const preset = (dataset: string) =>
  ({ dataset, network: { layers: [] } }) as unknown as LessonPreset;

it('keeps the solution among the presets while it is edited, and apart when it is sent', () => {
  const folder = folderOf({
    markdown: 'text',
    presets: { starter: preset('digits') },
    solution: preset('iris'),
  });

  expect(Object.keys(folder.presets)).toEqual(['starter', 'solution']);
  expect(changeOf(folder, 3)).toEqual({
    markdown: 'text',
    presets: { starter: preset('digits') },
    solution: preset('iris'),
    expectedRevision: 3,
  });
  expect(changeOf({ markdown: '', presets: {} }, 1)).not.toHaveProperty('solution');
});

it('compares presets by what they say, not by the order of their members', () => {
  const one = { markdown: 'x', presets: { a: { dataset: 'd', show: ['plan'] } as never } };
  const other = { markdown: 'x', presets: { a: { show: ['plan'], dataset: 'd' } as never } };
  expect(sameFolder(one, other)).toBe(true);
  expect(sameFolder(one, { ...other, markdown: 'y' })).toBe(false);
  expect(sameFolder(one, { ...other, presets: {} })).toBe(false);
});

it('reads the head of a text, and nothing where there is none', () => {
  const text = '---\ntitle: "A: b"\nminutes: 20\n---\ntitle: no\n';
  expect(frontMatter(text, 'title')).toBe('A: b');
  expect(frontMatter(text, 'minutes')).toBe('20');
  expect(frontMatter(text, 'summary')).toBe('');
  expect(frontMatter('title: no', 'title')).toBe('');
});

it('names presets as files', () => {
  expect(['starter', 'two-layers', '', 'A b', '../x'].map(isPresetName)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});
