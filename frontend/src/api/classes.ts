/** Classes, and what their people do in them, as the server sends it. */
import type { Network, RunState, TrainingPlan } from './types';

/** What a class changes about a lesson. */
export interface ClassLesson {
  lesson: string;
  hidden: boolean;
  opens?: string | null;
  due?: string | null;
}

export interface ClassMember {
  id: string;
  name: string;
  joinedAt: string;
}

export interface CourseClass {
  id: string;
  name: string;
  instructor: { id: string; name: string };
  /** Whether who asks may change it. */
  teaches: boolean;
  starts?: string | null;
  ends?: string | null;
  weeklyHours?: number | null;
  weight: number;
  /** For those who may change the class. */
  code?: string | null;
  students: number;
  /** For those who may change the class, and empty in lists. */
  members: ClassMember[];
  lessons: ClassLesson[];
}

/** What an instructor says of a class; null for what the site does anyway. */
export interface ClassTerms {
  name: string;
  starts: string | null;
  ends: string | null;
  weeklyHours: number | null;
  weight: number | null;
}

/** The first rule that the latest attempt did not meet. */
export interface Stuck {
  rule: string;
  words: string;
  since: string;
  attempts: number;
}

export interface DeskRun {
  id: string;
  state: RunState;
  lesson?: string | null;
  epoch?: number | null;
  epochs: number;
  testAccuracy?: number | null;
  /** Accuracy after epochs. */
  curve: number[];
}

export interface DeskStudent {
  id: string;
  name: string;
  lesson?: string | null;
  step?: string | null;
  done: number;
  steps: number;
  stuck?: Stuck | null;
  run?: DeskRun | null;
  seenAt?: string | null;
}

export interface LiveDesk {
  /** By the site's clock, from which all that lasts is counted. */
  at: string;
  students: DeskStudent[];
}

/** What a class predicted: numbers for a choice, the curves for a drawing. */
export interface PredictionSpread {
  members: number;
  answered: number;
  choices?: number[] | null;
  curves?: number[][] | null;
}

/** A network that an instructor put before a class. */
export interface PushedNetwork {
  id: string;
  classId: string;
  className: string;
  by: string;
  dataset: string;
  network: Network;
  training: TrainingPlan;
  words: string;
  at: string;
}

export interface GradedRule {
  words: string;
  met: boolean;
  found: string;
}

/** The best attempt at a lesson. */
export interface Grade {
  /** The rules that were met, as a share. */
  score: number;
  rules: GradedRule[];
  at: string;
  late: boolean;
}

export interface GradedLesson {
  slug: string;
  title: string;
  rules: string[];
  due?: string | null;
}

export interface GradedStudent {
  id: string;
  name: string;
  email?: string | null;
  /** By slug: those that were tried. */
  lessons: Record<string, Grade>;
}

export interface Gradebook {
  lessons: GradedLesson[];
  students: GradedStudent[];
}
