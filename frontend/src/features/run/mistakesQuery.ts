import { queryOptions } from '@tanstack/react-query';
import { http } from '../../api/http';
import type { Mistake } from '../../api/types';

export interface Cell {
  actual: number;
  predicted: number;
}

export const CELL_SAMPLES = 24;

/** The test samples in one cell of the confusion matrix, most confident first. */
export const mistakesQuery = (runId: string, epoch: number, { actual, predicted }: Cell) =>
  queryOptions({
    queryKey: ['runs', runId, 'mistakes', epoch, actual, predicted],
    staleTime: Infinity,
    queryFn: async ({ signal }) => {
      const answer = await http.get<{ mistakes: Mistake[] }>(
        `/api/runs/${runId}/mistakes`,
        { actual, predicted, count: CELL_SAMPLES },
        signal,
      );
      return answer.mistakes;
    },
  });
