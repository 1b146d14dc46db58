/** The directive that shows a picture. */

export interface FigureText {
  text: string;
  /** Where in the text the words are that the author replaces first. */
  from: number;
  to: number;
}

/** A figure on lines of its own, with its description ready to be typed over. */
export function figureText(src: string, description: string, caption: string): FigureText {
  const before = `\n:::figure src=${pathInLesson(src)} alt="`;
  return {
    text: `${before}${description}" width=480\n${caption}\n:::\n`,
    from: before.length,
    to: before.length + description.length,
  };
}

/** Inside the lesson's folder, whether the server named it so or by its address. */
function pathInLesson(src: string): string {
  return src.replace(/^.*\/api\/lessons\/[^/]+\/files\//, '');
}

export function picturesIn(files: FileList | null | undefined): File[] {
  return [...(files ?? [])].filter(({ type }) => type.startsWith('image/'));
}

/** The lines that a lesson begins with, between its dashes. */
const FRONT = /^---[ \t]*\n(?:.*\n)*?---.*/;

/**
 * Where a directive put in at a place goes: behind the line, behind the lines that the lesson begins
 * with, and behind the directive that the line is in, as directives do not nest.
 */
export function placeForDirective(text: string, at: number): number {
  const endOfLine = (from: number) => {
    const end = text.indexOf('\n', from);
    return end === -1 ? text.length : end;
  };
  const end = endOfLine(Math.max(at, FRONT.exec(text)?.[0].length ?? 0));
  const fences = text.slice(0, end).match(/^:::.*$/gm) ?? [];
  const isOpen = fences.at(-1)?.trimEnd() !== ':::' && fences.length > 0;
  if (!isOpen) return end;
  const close = /^:::\s*?$/m.exec(text.slice(end));
  return close ? endOfLine(end + close.index) : end;
}
