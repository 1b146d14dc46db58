import { QueryClient, type QueryCache } from '@tanstack/react-query';
import { ProblemError } from './problem';

/** What was asked wrongly stays wrong: only a silent or broken server is asked again. */
export function worthAnotherTry(failures: number, error: unknown): boolean {
  const status = error instanceof ProblemError ? error.status : 0;
  return failures < 2 && (status === 0 || status >= 502);
}

export function makeQueryClient(queryCache?: QueryCache): QueryClient {
  return new QueryClient({
    ...(queryCache && { queryCache }),
    defaultOptions: { queries: { retry: worthAnotherTry, staleTime: 15_000 } },
  });
}
