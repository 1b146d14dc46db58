/** A lesson as its author holds it: the text and the presets, the solution among them. */
import type { LessonChange, Presets, RevisionText } from '../../api/authoring';
import { canonical } from '../../api/canonical';

export const SOLUTION = 'solution';

export interface LessonFolder {
  readonly markdown: string;
  readonly presets: Presets;
}

export function folderOf({ markdown, presets, solution }: RevisionText): LessonFolder {
  // As the text field keeps it: only line feeds.
  const text = markdown.replace(/\r\n?/g, '\n');
  return { markdown: text, presets: { ...presets, ...(solution && { [SOLUTION]: solution }) } };
}

export function changeOf(folder: LessonFolder, expectedRevision: number): LessonChange {
  const { [SOLUTION]: solution, ...presets } = folder.presets;
  const { markdown } = folder;
  return { markdown, presets, ...(solution && { solution }), expectedRevision };
}

export function sameFolder(one: LessonFolder, other: LessonFolder): boolean {
  return one.markdown === other.markdown && canonical(one.presets) === canonical(other.presets);
}

const PRESET_NAME = /^[a-z0-9-]{1,60}$/;

export function isPresetName(name: string): boolean {
  return PRESET_NAME.test(name);
}

/** A value of the lines that a lesson begins with; empty where it is missing. */
export function frontMatter(markdown: string, key: 'title' | 'summary' | 'minutes'): string {
  const head = /^---\s*\n([\s\S]*?)\n---\s*(?:\n|$)/.exec(markdown)?.[1] ?? '';
  const line = head.split('\n').find((each) => each.startsWith(`${key}:`));
  const value = line?.slice(key.length + 1).trim() ?? '';
  return /^"(.*)"$/.exec(value)?.[1] ?? value;
}
