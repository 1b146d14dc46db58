/** Problems as the text shows them: underlined from the first to the last character of their line. */
import type { LessonProblem } from '../../api/authoring';
import { linesOf } from './difference';

export const TEXT_FILE = 'lesson.md';

export interface Mark {
  from: number;
  to: number;
  message: string;
}

/** Marks of the problems in the text; a line that is gone meanwhile is the last one. */
export function marksIn(markdown: string, problems: readonly LessonProblem[]): Mark[] {
  const lines = linesOf(markdown);
  const starts: number[] = [];
  let start = 0;
  for (const line of lines) {
    starts.push(start);
    start += line.length + 1;
  }
  return problems
    .filter(({ file }) => file === TEXT_FILE)
    .map(({ line, message }) => {
      const at = Math.min(Math.max(1, line), lines.length) - 1;
      const from = starts[at] ?? 0;
      return { from, to: from + (lines[at]?.length ?? 0), message };
    })
    .sort((one, other) => one.from - other.from);
}
