import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { meQuery } from '../api/resources';
import { textIn } from './search';
import { CrashPage } from './CrashPage';
import { NotFoundPage } from './NotFoundPage';
import { PendingPage } from './PendingPage';
import { Shell } from './Shell';

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: Shell,
  notFoundComponent: NotFoundPage,
});

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  loader: ({ context }) => context.queryClient.ensureQueryData(meQuery),
  component: lazyRouteComponent(() => import('./HomePage'), 'HomePage'),
});

/** Where signing in leads back to. */
const next = textIn('next');
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/signin',
  validateSearch: next,
  component: lazyRouteComponent(() => import('../features/account/SignInPage'), 'SignInPage'),
});
const signUp = createRoute({
  getParentRoute: () => root,
  path: '/signup',
  validateSearch: textIn('next', 'setup'),
  component: lazyRouteComponent(() => import('../features/account/SignUpPage'), 'SignUpPage'),
});

/** A visitor may follow the link to a class: it leads through an account and back. */
const join = createRoute({
  getParentRoute: () => root,
  path: '/join/$code',
  loader: ({ context }) => context.queryClient.ensureQueryData(meQuery),
  component: lazyRouteComponent(() => import('../features/classes/JoinPage'), 'JoinPage'),
});

/** Pages that need an account lead through sign-in and back. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: async ({ context, location }) => {
    const me = await context.queryClient.ensureQueryData(meQuery);
    if (me === null) {
      throw redirect({ to: '/signin', search: { next: location.href } });
    }
    return { me };
  },
});

const lessons = createRoute({
  getParentRoute: () => signedIn,
  path: '/lessons',
  component: lazyRouteComponent(() => import('./LessonsPage'), 'LessonsPage'),
});
const lesson = createRoute({
  getParentRoute: () => signedIn,
  path: '/lessons/$slug',
  validateSearch: textIn('run'),
  component: lazyRouteComponent(() => import('./LessonPage'), 'LessonPage'),
});
const classes = createRoute({
  getParentRoute: () => signedIn,
  path: '/classes',
  component: lazyRouteComponent(() => import('../features/classes/ClassesPage'), 'ClassesPage'),
});
const oneClass = createRoute({
  getParentRoute: () => signedIn,
  path: '/classes/$id',
  validateSearch: textIn('tab'),
  component: lazyRouteComponent(() => import('../features/classes/ClassPage'), 'ClassPage'),
});
const lessonEditor = createRoute({
  getParentRoute: () => signedIn,
  path: '/lessons/$slug/edit',
  component: lazyRouteComponent(() => import('./LessonEditorPage'), 'LessonEditorPage'),
});
const bench = createRoute({
  getParentRoute: () => signedIn,
  path: '/bench',
  validateSearch: textIn('dataset', 'network', 'run'),
  component: lazyRouteComponent(() => import('./BenchPage'), 'BenchPage'),
});
const sharedNetwork = createRoute({
  getParentRoute: () => signedIn,
  path: '/n/$id',
  component: lazyRouteComponent(() => import('./SharedNetworkPage'), 'SharedNetworkPage'),
});
const run = createRoute({
  getParentRoute: () => signedIn,
  path: '/runs/$id',
  component: lazyRouteComponent(() => import('./RunPage'), 'RunPage'),
});
const work = createRoute({
  getParentRoute: () => signedIn,
  path: '/work',
  validateSearch: textIn('show', 'q', 'state', 'dataset', 'sort'),
  component: lazyRouteComponent(() => import('../features/work/WorkPage'), 'WorkPage'),
});
const dataSets = createRoute({
  getParentRoute: () => signedIn,
  path: '/data',
  component: lazyRouteComponent(() => import('../features/data/DataSetsPage'), 'DataSetsPage'),
});
const dataSet = createRoute({
  getParentRoute: () => signedIn,
  path: '/data/$id',
  component: lazyRouteComponent(() => import('../features/data/DataSetPage'), 'DataSetPage'),
});
const quota = createRoute({
  getParentRoute: () => signedIn,
  path: '/quota',
  component: lazyRouteComponent(() => import('../features/quota/QuotaPage'), 'QuotaPage'),
});
const devices = createRoute({
  getParentRoute: () => signedIn,
  path: '/devices',
  component: lazyRouteComponent(() => import('../features/admin/DevicesPage'), 'DevicesPage'),
});

const people = createRoute({
  getParentRoute: () => signedIn,
  path: '/people',
  component: lazyRouteComponent(() => import('../features/admin/PeoplePage'), 'PeoplePage'),
});

const site = createRoute({
  getParentRoute: () => signedIn,
  path: '/admin',
  component: lazyRouteComponent(() => import('../features/admin/SitePage'), 'SitePage'),
});

const routeTree = root.addChildren([
  home,
  signIn,
  signUp,
  join,
  signedIn.addChildren([
    lessons,
    lesson,
    classes,
    oneClass,
    lessonEditor,
    bench,
    sharedNetwork,
    run,
    work,
    dataSets,
    dataSet,
    quota,
    devices,
    people,
    site,
  ]),
]);

export function makeRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: 'intent',
    defaultPendingComponent: PendingPage,
    defaultPendingMs: 200,
    defaultErrorComponent: CrashPage,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
