import type { components } from './schema';

/** Lessons and what a student has done in them, under the names that we use for it. */
type Schemas = components['schemas'];

export type LessonEntry = Schemas['LessonEntry'];
export type LessonLink = Schemas['LessonLink'];
export type Lesson = Schemas['Lesson'];

/** What may be changed on the bench: left out where an author wrote nothing of it. */
export type LessonPreset = Omit<Schemas['LessonPreset'], 'show'> &
  Partial<Pick<Schemas['LessonPreset'], 'show'>>;

/** One of the kinds below: `kind` tells which. */
export type Block = Schemas['LessonBlock'];
type BlockOf<K extends Block['kind']> = Extract<Block, { kind: K }>;
export type FigureBlock = BlockOf<'figure'>;
export type HintBlock = BlockOf<'hint'>;
export type QuizBlock = BlockOf<'quiz'>;
export type PredictBlock = BlockOf<'predict'>;
export type ChallengeBlock = BlockOf<'challenge'>;
export type StepBlock = QuizBlock | PredictBlock | ChallengeBlock;
export type Choice = Schemas['QuizOption'];
export type Metric = PredictBlock['metric'];
export type ChallengeRule = Schemas['ShownRule'];

export type LessonProgress = Schemas['LessonProgress'];
export type QuizStanding = Schemas['QuizStanding'];
export type QuizAnswer = Schemas['QuizAnswerValue'];
export type QuizVerdict = Schemas['QuizVerdict'];
/** A choice by its place, or a value for every epoch. */
export type PredictionValue = Schemas['PredictionValue'];
export type PredictionStanding = Schemas['PredictionStanding'];
/** A prediction beside what happened. */
export type Prediction = Schemas['Prediction'];
export type ChallengeStanding = Schemas['ChallengeStanding'];

export type Attempt = Schemas['ChallengeAttempt'];
export type JudgedRule = Schemas['JudgedRule'];
export type JudgedSeed = Schemas['JudgedSeed'];
