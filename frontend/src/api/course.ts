/** Lessons and what a student has done in them, as the server sends them. */
import type { Network, RunState, TrainingPlan } from './types';

export interface StepName {
  id: string;
  kind: 'quiz' | 'predict' | 'challenge';
}

/** A lesson in the list. */
export interface LessonEntry {
  slug: string;
  number: number;
  title: string;
  summary: string;
  minutes: number;
  published: boolean;
  /** What students read; absent before the first publication. */
  revision?: number | null;
  /** The newest one, told to instructors alone. */
  draftRevision?: number | null;
  steps: StepName[];
}

export interface LessonLink {
  slug: string;
  number: number;
  title: string;
}

export interface LessonPreset {
  dataset: string;
  network: Network;
  training: TrainingPlan;
  show?: string[] | null;
}

export interface TextBlock {
  kind: 'text';
  html: string;
}
export interface BenchBlock {
  kind: 'bench';
  preset: string;
}
export interface FigureBlock {
  kind: 'figure';
  src: string;
  alt: string;
  width?: number | null;
  html: string;
}
export interface HintBlock {
  kind: 'hint';
  title: string;
  html: string;
}
export interface Choice {
  key: string;
  html: string;
}
export interface QuizBlock {
  kind: 'quiz';
  id: string;
  type: 'choice' | 'number' | 'order';
  html: string;
  options?: Choice[] | null;
}
export type Metric =
  'trainLoss' | 'trainAccuracy' | 'validationLoss' | 'validationAccuracy' | 'testAccuracy';
export interface PredictBlock {
  kind: 'predict';
  id: string;
  type: 'choice' | 'curve';
  html: string;
  metric: Metric;
  epochs?: number | null;
  min?: number | null;
  max?: number | null;
  options?: Choice[] | null;
}
export interface ChallengeRule {
  kind: string;
  limit?: number | null;
  layer?: string | null;
  words: string;
}
export interface ChallengeBlock {
  kind: 'challenge';
  id: string;
  html: string;
  seeds: number;
  rules: ChallengeRule[];
}
export type StepBlock = QuizBlock | PredictBlock | ChallengeBlock;
export type Block = TextBlock | BenchBlock | FigureBlock | HintBlock | StepBlock;

export interface Lesson {
  slug: string;
  number: number;
  title: string;
  summary: string;
  minutes: number;
  revision: number;
  previous?: LessonLink | null;
  next?: LessonLink | null;
  blocks: Block[];
  presets: Record<string, LessonPreset>;
  glossary: Record<string, string>;
}

export interface QuizStanding {
  right: boolean;
  tries: number;
}
/** A choice by its place, or a value for every epoch. */
export type PredictionValue = number | number[];
export interface PredictionStanding {
  value: PredictionValue;
  locked: boolean;
}
export interface ChallengeStanding {
  state: 'none' | 'judging' | 'met' | 'failed';
  score?: number | null;
  best?: number | null;
}

/** What this person has done in one lesson. */
export interface LessonProgress {
  lesson: string;
  /** The block last read. */
  position?: number | null;
  doneSteps: string[];
  quizzes: Record<string, QuizStanding>;
  predictions: Record<string, PredictionStanding>;
  challenge?: ChallengeStanding | null;
}

export interface Explanation {
  key?: string | null;
  html: string;
}
export interface QuizVerdict {
  right: boolean;
  tries: number;
  explanations: Explanation[];
}
export type QuizAnswer = string[] | number;

/** A prediction beside what happened. */
export interface Prediction extends PredictionStanding {
  after?: string | null;
  /** The curve, or the one number, of the first run that came after it; null until it is over. */
  actual?: number | (number | null)[] | null;
}

export interface JudgedRule {
  kind: string;
  words: string;
  state: 'pending' | 'met' | 'failed';
  /** What the run has, in words or as a number. */
  found?: string | number | null;
  hint?: string | null;
}
export interface JudgedSeed {
  run: string;
  /** Null for a run that was deleted since. */
  state?: RunState | null;
  accuracy?: number | null;
}
export interface Attempt {
  id: string;
  run: string;
  at: string;
  state: 'judging' | 'met' | 'failed';
  score: number;
  rules: JudgedRule[];
  seeds: JudgedSeed[];
}
