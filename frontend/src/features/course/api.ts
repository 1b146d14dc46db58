/** What a student's work in a lesson asks of the server. */
import { useMutation, useQueryClient, type QueryKey } from '@tanstack/react-query';
import type {
  Attempt,
  PredictionStanding,
  PredictionValue,
  QuizAnswer,
  QuizVerdict,
} from '../../api/course';
import { http } from '../../api/http';
import { attemptsQuery, progressQuery } from '../../api/resources';
import { sayProblem } from '../../ui/notify';

/** A step's work is sent, and what it changed is read again. */
function useWork<Sent, Got>(send: (what: Sent) => Promise<Got>, changed: readonly QueryKey[]) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onError: sayProblem,
    onSettled: () => Promise.all(changed.map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}

export function useAnswer(slug: string, id: string) {
  return useWork(
    (answer: QuizAnswer) =>
      http.post<QuizVerdict>(`/api/progress/${slug}/quizzes/${id}`, { answer }),
    [progressQuery.queryKey],
  );
}

export function usePredict(slug: string, id: string) {
  return useWork(
    (value: PredictionValue) =>
      http.put<PredictionStanding>(`/api/progress/${slug}/predictions/${id}`, { value }),
    [progressQuery.queryKey],
  );
}

export function useAttempt(slug: string) {
  return useWork(
    (run: string) => http.post<Attempt>(`/api/challenges/${slug}/attempts`, { run }),
    [attemptsQuery(slug).queryKey, progressQuery.queryKey],
  );
}
