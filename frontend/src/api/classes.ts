import type { components } from './schema';

/** Classes, and what their people do in them, under the names that we use for it. */
type Schemas = components['schemas'];

export type CourseClass = Schemas['CourseClass'];
export type ClassMember = Schemas['ClassMember'];
/** What a class changes about a lesson. */
export type ClassLesson = Schemas['ClassLesson'];
/** What an instructor says of a class, all of it; null for what the site does anyway. */
export type ClassTerms = Required<Schemas['ClassWish']> & { name: string };
/** To whom, how much and why; the request is one for each form that is opened. */
export type GrantWish = Schemas['ClassGrant'];
export type Granted = Schemas['Granted'];

export type LiveDesk = Schemas['LiveDesk'];
export type DeskStudent = Schemas['DeskStudent'];

export type PredictionSpread = Schemas['PredictionSpread'];
export type PushedNetwork = Schemas['PushedNetwork'];

export type Gradebook = Schemas['Gradebook'];
export type Grade = Schemas['Grade'];
export type GradedLesson = Schemas['GradedLesson'];
export type GradedStudent = Schemas['GradedStudent'];
