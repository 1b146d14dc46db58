/** Lessons as their authors see them: text, presets, revisions, problems. */
import type { Block, LessonPreset } from './course';

/** Something wrong in a lesson, where it stands. */
export interface LessonProblem {
  /** `lesson.md`, or a preset such as `starter.json`. */
  file: string;
  line: number;
  message: string;
}

export interface LessonPreview {
  blocks: Block[];
  glossary: Record<string, string>;
  problems: LessonProblem[];
}

export type Presets = Readonly<Record<string, LessonPreset>>;

/** What is sent to become the next revision. */
export interface LessonChange {
  markdown: string;
  presets: Presets;
  solution?: LessonPreset;
  expectedRevision: number;
  note?: string;
}

export interface SavedLesson {
  revision: number;
  problems: LessonProblem[];
}

export interface Revision {
  revision: number;
  at: string;
  /** Absent when it came with the product, or the account is gone. */
  author?: string | null;
  note?: string | null;
  shipped: boolean;
  published: boolean;
}

export interface RevisionText {
  markdown: string;
  presets: Presets;
  solution?: LessonPreset | null;
}

/** The newest revision and the lesson's place. */
export interface LessonDraft extends RevisionText {
  number: number;
  revision: number;
}

/** A lesson that can be brought back. */
export interface DeletedLesson {
  slug: string;
  title: string;
  /** Whether students read it again when it is back. */
  published: boolean;
  deletedAt: string;
}

/** A revision that somebody else saved since the text was opened. */
export interface StaleRevision {
  base: string;
  theirs: string;
  yours: string;
  theirsRevision: number;
}
