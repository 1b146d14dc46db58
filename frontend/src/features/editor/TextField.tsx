import { lazy, Suspense, type ComponentProps } from 'react';
import { Loading } from '../../ui/Loading';

/** CodeMirror is larger than the rest of the page: it comes when somebody writes. */
const MarkdownField = lazy(() => import('./MarkdownField'));

export function TextField(props: ComponentProps<typeof MarkdownField>) {
  return (
    <Suspense fallback={<Loading rows={10} />}>
      <MarkdownField {...props} />
    </Suspense>
  );
}
