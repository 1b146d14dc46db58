import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryCache, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { ProblemError } from '../api/problem';
import { makeQueryClient } from '../api/query';
import { meQuery } from '../api/resources';
import { cssVariables, theme } from '../ui/theme';
import { makeRouter } from './router';

const queryClient = makeQueryClient(new QueryCache({ onError: leaveWhenSignedOut }));
const router = makeRouter(queryClient);

/** A session that ended elsewhere shows at the next request: sign in, then come back here. */
function leaveWhenSignedOut(error: Error) {
  if (!(error instanceof ProblemError) || error.status !== 401) return;
  queryClient.setQueryData(meQuery.queryKey, null);
  void router.invalidate();
}

export function App() {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <Notifications position="bottom-center" />
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
