/** A lesson's bench: what the lesson lays there, and what of it the student may change. */
import type { Content } from './autosave';
import { designFromJson, type Design, type DesignJson } from './design';
import { merge, PLAN_IF_NONE } from './training';

export const PARTS = ['dataset', 'layers', 'plan', 'seed'] as const;
export type Part = (typeof PARTS)[number];

export interface Preset extends DesignJson {
  /** What the student may change; everything where it is left out. */
  show?: readonly string[] | null;
}

export interface LessonBench {
  slug: string;
  title: string;
  /** The preset that the bench opens with and goes back to. */
  start: string;
  presets: Readonly<Record<string, Preset>>;
  /** For who writes the lesson: nothing is fixed, and runs count for no lesson. */
  authoring?: boolean;
}

/** How a page reaches into the bench beside it. */
export interface BenchHandle {
  load: (preset: string) => void;
  /** What stands on the bench now. */
  read: () => DesignJson;
}

/** A preset may leave out what it does not care about; the plan of a bench is whole. */
export function presetOf(lesson: LessonBench, name: string): DesignJson {
  const preset = lesson.presets[name] ?? lesson.presets[lesson.start];
  if (!preset) throw new Error(`The lesson ${lesson.slug} has no preset ${name}`);
  const { dataset, network, training } = preset;
  return { dataset, network, training: merge(PLAN_IF_NONE, { ...training }) };
}

export function contentOfPreset(lesson: LessonBench, name: string): Content {
  return { name: lesson.title, ...presetOf(lesson, name), preset: name };
}

/** The design that a preset puts on the bench; undo brings back the parts that were free before. */
export function designOfPreset(lesson: LessonBench, name: string): Design {
  return { ...designFromJson(presetOf(lesson, name)), preset: name };
}

const NONE: ReadonlySet<Part> = new Set<Part>();
export const ALL_PARTS: ReadonlySet<Part> = new Set(PARTS);

/** What the student sees but cannot change while this preset is the ground they stand on. */
export function fixedParts(
  lesson: LessonBench | undefined,
  preset: string | undefined,
): ReadonlySet<Part> {
  const show = lesson && !lesson.authoring && lesson.presets[preset ?? lesson.start]?.show;
  return show ? new Set(PARTS.filter((part) => !show.includes(part))) : NONE;
}
