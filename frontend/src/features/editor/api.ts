/** What an author asks of the server. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { LessonPreview, SavedLesson, StaleRevision } from '../../api/authoring';
import { http, withQuery } from '../../api/http';
import { ProblemError } from '../../api/problem';
import { changeOf, type LessonFolder } from './folder';

const pathOf = (slug: string) => `/api/lessons/${slug}`;

/** A lesson drawn as it would be, with all that is wrong in it. */
export const previewQuery = (slug: string, { markdown, presets }: LessonFolder) =>
  queryOptions({
    queryKey: ['lesson-preview', slug, markdown, presets],
    staleTime: Infinity,
    gcTime: 0,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      http.post<LessonPreview>('/api/lessons/preview', { slug, markdown, presets }, signal),
  });

export const saveLesson = (slug: string, folder: LessonFolder, expectedRevision: number) =>
  http.put<SavedLesson>(pathOf(slug), changeOf(folder, expectedRevision));

export const publishLesson = (slug: string, revision: number) =>
  http.post(`${pathOf(slug)}/publish`, { revision });

export const restoreRevision = (slug: string, revision: number, expectedRevision: number) =>
  http.post(`${pathOf(slug)}/revisions/${String(revision)}/restore`, { expectedRevision });

export const sendPicture = (slug: string, picture: File) =>
  http.file<{ src: string }>(`${pathOf(slug)}/images`, picture);

export const createLesson = (title: string) =>
  http.post<{ slug: string }>('/api/lessons', { title });

/** `apart` leaves the lesson of the folder's name alone, and makes another. */
export const importLesson = (zip: File, apart: boolean) =>
  http.file<{ slug: string }>(withQuery('/api/lessons/import', { apart }), zip);

export const orderLessons = (slugs: readonly string[]) => http.put('/api/lessons/order', { slugs });

export const removeLesson = (slug: string) => http.delete(pathOf(slug));

export const bringLessonBack = (slug: string) => http.post(`${pathOf(slug)}/bring-back`);

export const exportPath = (slug: string) => `${pathOf(slug)}/export`;

/** What somebody else saved meanwhile; null for any other refusal. */
export function staleIn(error: unknown): StaleRevision | null {
  if (!(error instanceof ProblemError) || error.type !== 'stale-revision') return null;
  const { base, theirs, yours, theirsRevision } = error.problem;
  return { base, theirs, yours, theirsRevision } as StaleRevision;
}
