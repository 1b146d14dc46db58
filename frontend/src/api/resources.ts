import { queryOptions, infiniteQueryOptions, type QueryClient } from '@tanstack/react-query';
import type { DeletedLesson, LessonDraft, Revision, RevisionText } from './authoring';
import type { CourseClass, Gradebook, LiveDesk, PredictionSpread, PushedNetwork } from './classes';
import type { Attempt, Lesson, LessonEntry, LessonProgress, Prediction } from './course';
import { http } from './http';
import { ProblemError } from './problem';
import type {
  Account,
  Catalogue,
  DataSet,
  Device,
  Incident,
  IncidentPage,
  Quota,
  Run,
  RunPage,
  Sample,
  SavedNetwork,
  ShareClass,
  Site,
  SiteQueue,
  Starter,
} from './types';

/** What is read from the server, by resource: one place for every cache key. */

export const meQuery = queryOptions({
  queryKey: ['me'],
  staleTime: 60_000,
  queryFn: async ({ signal }): Promise<Account | null> => {
    try {
      return await http.get<Account>('/api/me', {}, signal);
    } catch (error) {
      if (error instanceof ProblemError && error.status === 401) return null;
      throw error;
    }
  },
});

/**
 * Somebody else uses this browser from now on: what the person before them saw is forgotten. Who it
 * is stays in the cache throughout, because the page's header watches it.
 */
export function changePerson(queryClient: QueryClient, me: Account | null) {
  queryClient.setQueryData(meQuery.queryKey, me);
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== meQuery.queryKey[0] });
}

export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: ({ signal }) => http.get<Account[]>('/api/admin/accounts', {}, signal),
});

export const shareClassesQuery = queryOptions({
  queryKey: ['share-classes'],
  queryFn: ({ signal }) => http.get<ShareClass[]>('/api/admin/share-classes', {}, signal),
});

export const siteQuery = queryOptions({
  queryKey: ['site'],
  queryFn: ({ signal }) => http.get<Site>('/api/site', {}, signal),
});

export const catalogueQuery = queryOptions({
  queryKey: ['layers'],
  staleTime: Infinity,
  queryFn: ({ signal }) => http.get<Catalogue>('/api/layers', {}, signal),
});

export const dataSetsQuery = queryOptions({
  queryKey: ['datasets'],
  queryFn: ({ signal }) => http.get<DataSet[]>('/api/datasets', {}, signal),
});

export const dataSetQuery = (id: string) =>
  queryOptions({
    queryKey: ['datasets', id],
    queryFn: ({ signal }) => http.get<DataSet>(`/api/datasets/${id}`, {}, signal),
  });

export interface SampleChoice {
  split: 'train' | 'test';
  from?: number;
  count?: number;
  /** Instead of from and count: these samples, such as `3,17`. */
  indices?: string;
  /** As a plan's augmentation changes them: its list as JSON, with the seed and the epoch. */
  augmentation?: string;
  seed?: number;
  epoch?: number;
}
export const samplesQuery = (id: string, choice: SampleChoice) =>
  queryOptions({
    queryKey: ['datasets', id, 'samples', choice],
    staleTime: Infinity,
    queryFn: async ({ signal }) => {
      const answer = await http.get<{ samples: Sample[] }>(
        `/api/datasets/${id}/samples`,
        { ...choice },
        signal,
      );
      return answer.samples;
    },
  });

export const startersQuery = (dataset: string) =>
  queryOptions({
    queryKey: ['starters', dataset],
    staleTime: Infinity,
    queryFn: ({ signal }) => http.get<Starter[]>('/api/starters', { dataset }, signal),
  });

export const networksQuery = queryOptions({
  queryKey: ['networks'],
  queryFn: ({ signal }) => http.get<SavedNetwork[]>('/api/networks', {}, signal),
});

export const networkQuery = (id: string) =>
  queryOptions({
    queryKey: ['networks', id],
    queryFn: ({ signal }) => http.get<SavedNetwork>(`/api/networks/${id}`, {}, signal),
  });

export const runQuery = (id: string) =>
  queryOptions({
    queryKey: ['runs', id],
    queryFn: ({ signal }) => http.get<Run>(`/api/runs/${id}`, {}, signal),
  });

/** My runs, newest first, a page at a time. */
export const runsQuery = infiniteQueryOptions({
  queryKey: ['runs'],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam, signal }) =>
    http.get<RunPage>('/api/runs', { mine: true, after: pageParam }, signal),
  getNextPageParam: (page) => page.next ?? undefined,
});

export const lessonsQuery = queryOptions({
  queryKey: ['lessons'],
  queryFn: ({ signal }) => http.get<LessonEntry[]>('/api/lessons', {}, signal),
});

/** For who teaches: what is in nobody's list any more. */
export const deletedLessonsQuery = queryOptions({
  queryKey: ['lessons', null, 'deleted'],
  queryFn: ({ signal }) => http.get<DeletedLesson[]>('/api/lessons/deleted', {}, signal),
});

/** A lesson does not change under the eyes of who reads it: only coming back asks again. */
export const lessonQuery = (slug: string) =>
  queryOptions({
    queryKey: ['lessons', slug],
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    queryFn: ({ signal }) => http.get<Lesson>(`/api/lessons/${slug}`, {}, signal),
  });

/** The newest revision as it was written; read once, not under the author's hands. */
export const lessonDraftQuery = (slug: string) =>
  queryOptions({
    queryKey: ['lessons', slug, 'draft'],
    staleTime: Infinity,
    gcTime: 0,
    queryFn: async ({ signal }): Promise<LessonDraft> => {
      const path = `/api/lessons/${slug}`;
      const { number, revision } = await http.get<Lesson>(path, { draft: true }, signal);
      const written = `${path}/revisions/${String(revision)}`;
      return { number, revision, ...(await http.get<RevisionText>(written, {}, signal)) };
    },
  });

export const revisionsQuery = (slug: string) =>
  queryOptions({
    queryKey: ['lessons', slug, 'revisions'],
    queryFn: ({ signal }) => http.get<Revision[]>(`/api/lessons/${slug}/revisions`, {}, signal),
  });

/** A revision never changes. */
export const revisionQuery = (slug: string, revision: number) =>
  queryOptions({
    queryKey: ['lessons', slug, 'revisions', revision],
    staleTime: Infinity,
    queryFn: ({ signal }) =>
      http.get<RevisionText>(`/api/lessons/${slug}/revisions/${String(revision)}`, {}, signal),
  });

export const progressQuery = queryOptions({
  queryKey: ['progress'],
  queryFn: ({ signal }) => http.get<LessonProgress[]>('/api/progress', {}, signal),
});

export const predictionQuery = (slug: string, id: string) =>
  queryOptions({
    queryKey: ['progress', slug, 'predictions', id],
    queryFn: ({ signal }) =>
      http.get<Prediction>(`/api/progress/${slug}/predictions/${id}`, {}, signal),
  });

export const attemptsQuery = (slug: string) =>
  queryOptions({
    queryKey: ['attempts', slug],
    queryFn: ({ signal }) => http.get<Attempt[]>(`/api/challenges/${slug}/attempts`, {}, signal),
  });

/** My runs of a lesson, newest first, as far as the newest page goes. */
export const lessonRunsQuery = (slug: string) =>
  queryOptions({
    queryKey: ['lesson-runs', slug],
    queryFn: async ({ signal }) => {
      const page = await http.get<RunPage>('/api/runs', { mine: true, count: 100 }, signal);
      return page.runs.filter(({ lesson }) => lesson === slug);
    },
  });

export const classesQuery = queryOptions({
  queryKey: ['classes'],
  queryFn: ({ signal }) => http.get<CourseClass[]>('/api/classes', {}, signal),
});

export const classQuery = (id: string) =>
  queryOptions({
    queryKey: ['classes', id],
    queryFn: ({ signal }) => http.get<CourseClass>(`/api/classes/${id}`, {}, signal),
  });

/** The class that a code opens, by name: a visitor may ask. */
export const codeQuery = (code: string) =>
  queryOptions({
    queryKey: ['class-codes', code],
    queryFn: ({ signal }) =>
      http.get<{ name: string }>(`/api/classes/codes/${encodeURIComponent(code)}`, {}, signal),
  });

export const deskQuery = (id: string) =>
  queryOptions({
    queryKey: ['classes', id, 'desk'],
    queryFn: ({ signal }) => http.get<LiveDesk>(`/api/classes/${id}/desk`, {}, signal),
  });

export const gradebookQuery = (id: string) =>
  queryOptions({
    queryKey: ['classes', id, 'gradebook'],
    queryFn: ({ signal }) => http.get<Gradebook>(`/api/classes/${id}/gradebook`, {}, signal),
  });

export const spreadQuery = (id: string, lesson: string, prediction: string) =>
  queryOptions({
    queryKey: ['classes', id, 'predictions', lesson, prediction],
    queryFn: ({ signal }) =>
      http.get<PredictionSpread>(
        `/api/classes/${id}/predictions/${lesson}/${prediction}`,
        {},
        signal,
      ),
  });

/** What was put before my classes lately, newest first. */
export const pushedQuery = queryOptions({
  queryKey: ['pushed'],
  queryFn: ({ signal }) => http.get<PushedNetwork[]>('/api/pushed', {}, signal),
});

export const quotaQuery = queryOptions({
  queryKey: ['quota'],
  queryFn: ({ signal }) => http.get<Quota>('/api/quota', {}, signal),
});

export const devicesQuery = queryOptions({
  queryKey: ['devices'],
  queryFn: ({ signal }) => http.get<Device[]>('/api/devices', {}, signal),
});

export const siteQueueQuery = queryOptions({
  queryKey: ['admin', 'queue'],
  queryFn: ({ signal }) => http.get<SiteQueue>('/api/admin/queue', {}, signal),
});

/** What went wrong, latest first, a page at a time; of one kind, or of all. */
export const incidentsQuery = (kind: Incident['kind'] | undefined) =>
  infiniteQueryOptions({
    queryKey: ['admin', 'incidents', kind],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      http.get<IncidentPage>('/api/admin/incidents', { kind, after: pageParam, count: 20 }, signal),
    getNextPageParam: (page) => page.next ?? undefined,
  });
