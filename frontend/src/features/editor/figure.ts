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
