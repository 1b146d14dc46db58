import { expect, it } from 'vitest';
import { figureText } from './figure';

it('stands on lines of its own, with the description to be typed over', () => {
  const { text, from, to } = figureText('figures/cat.png', 'What one sees', 'Caption.');
  expect(text).toBe(
    '\n:::figure src=figures/cat.png alt="What one sees" width=480\nCaption.\n:::\n',
  );
  expect(text.slice(from, to)).toBe('What one sees');
});

it('names the file as it lies in the folder', () => {
  expect(figureText('/api/lessons/convolution/files/figures/a.png', '', '').text).toContain(
    'src=figures/a.png ',
  );
});
