import { expect, it } from 'vitest';
import { figureText, placeForDirective } from './figure';

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

it('goes behind the line, and behind the directive that the line is in', () => {
  const text = 'one\ntwo\n:::figure src=a alt="b"\nCaption.\n:::\nthree';
  const behind = (words: string) => text.slice(0, placeForDirective(text, text.indexOf(words)));
  expect(behind('ne')).toBe('one');
  expect(behind('alt')).toMatch(/\n:::$/);
  expect(behind('Caption')).toMatch(/Caption\.\n:::$/);
  expect(behind('three')).toBe(text);
  expect(placeForDirective(':::hint title="open"\nwords', 3)).toBe(20);
});

it('goes behind the lines that the lesson begins with', () => {
  const head = '---\ntitle: A title\nminutes: 5\n---';
  for (const at of [0, 10, head.length]) {
    expect(placeForDirective(`${head}\n\nWords.\n---\n`, at)).toBe(head.length);
  }
  expect(placeForDirective('Words.\n---\nMore.', 2)).toBe(6);
});
