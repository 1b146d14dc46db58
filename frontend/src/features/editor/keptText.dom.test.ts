import { beforeEach, expect, it } from 'vitest';
import { forget, keep, readKept } from './keptText';

const FOLDER = { markdown: 'text', presets: {} };
const KEPT = { folder: FOLDER, revision: 2, saved: FOLDER, at: '2026-11-23T18:00:00Z' };

beforeEach(() => {
  localStorage.clear();
});

it('gives back what was kept, to the same person and lesson alone', () => {
  expect(keep('ada', 'convolution', KEPT)).toBe(true);
  expect(readKept('ada', 'convolution')).toEqual(KEPT);
  expect(readKept('grace', 'convolution')).toBeNull();
  expect(readKept('ada', 'dropout')).toBeNull();
  forget('ada', 'convolution');
  expect(readKept('ada', 'convolution')).toBeNull();
});

it('says when the browser keeps nothing', () => {
  const full = {
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
  } as unknown as Storage;
  expect(keep('ada', 'convolution', KEPT, full)).toBe(false);
});

it('takes a broken copy for none', () => {
  localStorage.setItem('layerwise.lesson-edit.ada.convolution', '{"folder":');
  expect(readKept('ada', 'convolution')).toBeNull();
});
