/** What people ask of their classes. Each refreshes what it changed. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ClassLesson, ClassTerms, CourseClass, Granted, GrantWish } from '../../api/classes';
import { http } from '../../api/http';
import { classesQuery, lessonsQuery, pushedQuery, quotaQuery } from '../../api/resources';
import type { Network, SavedNetwork, TrainingPlan } from '../../api/types';
import { sayProblem } from '../../ui/notify';

/** Asks, says what was refused, and reads classes again. */
function useAsk<Sent, Got>(ask: (what: Sent) => Promise<Got>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ask,
    onError: sayProblem,
    onSettled: () => client.invalidateQueries({ queryKey: classesQuery.queryKey }),
  });
}

export function useMakeClass() {
  return useAsk((terms: ClassTerms) => http.post<CourseClass>('/api/classes', terms));
}

export function useChangeClass(id: string) {
  return useAsk((terms: ClassTerms) => http.patch<CourseClass>(`/api/classes/${id}`, terms));
}

export function useRenewCode(id: string) {
  return useAsk(() => http.post<CourseClass>(`/api/classes/${id}/code`));
}

/** Takes somebody out, or oneself. */
export function useRemoveMember(id: string) {
  return useAsk((account: string) => http.delete(`/api/classes/${id}/members/${account}`));
}

export function useSetLessons(id: string) {
  return useAsk((lessons: ClassLesson[]) =>
    http.put<CourseClass>(`/api/classes/${id}/lessons`, lessons),
  );
}

/** The class is forgotten before the list is read again: its own page would ask for what is gone. */
export function useDeleteClass(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => http.delete(`/api/classes/${id}`),
    onError: sayProblem,
    onSuccess: () => client.invalidateQueries({ queryKey: classesQuery.queryKey, exact: true }),
  });
}

/** Being in a class changes one's lessons and hours too. */
export function useJoin() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (code: string) => http.post<CourseClass>('/api/classes/join', { code }),
    onSuccess: () =>
      Promise.all(
        [classesQuery, lessonsQuery, pushedQuery, quotaQuery].map(({ queryKey }) =>
          client.invalidateQueries({ queryKey }),
        ),
      ),
  });
}

export interface Shown {
  dataset: string;
  network: Network;
  training: TrainingPlan;
}

export function usePush(id: string) {
  return useAsk((wish: Shown & { words: string }) => http.post(`/api/classes/${id}/push`, wish));
}

export function useGrant(id: string) {
  return useAsk((wish: GrantWish) => http.post<Granted>(`/api/classes/${id}/grants`, wish));
}

/** A shown network becomes a draft of one's own. */
export function useTake() {
  return useMutation({
    mutationFn: (draft: Shown & { name: string }) =>
      http.post<SavedNetwork>('/api/networks', draft),
    onError: sayProblem,
  });
}
