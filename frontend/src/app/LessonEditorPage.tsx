import { Button } from '@mantine/core';
import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useMemo, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { LessonPreview } from '../api/authoring';
import type { Lesson } from '../api/course';
import { ProblemError } from '../api/problem';
import { lessonDraftQuery, meQuery } from '../api/resources';
import type { BenchHandle } from '../features/builder/lessonBench';
import { folderOf, frontMatter } from '../features/editor/folder';
import { LessonEditor, type AuthorBench } from '../features/editor/LessonEditor';
import { LessonText } from '../features/lesson/LessonText';
import { EmptyState } from '../ui/EmptyState';
import { ErrorState } from '../ui/ErrorState';
import { Loading } from '../ui/Loading';
import { say } from '../ui/notify';
import { AuthoringBench } from './AuthoringBench';
import classes from './LessonPage.module.css';
import { LessonStep } from './LessonStep';
import { teaches } from './teaches';

/** The editor of a lesson by its address. */
export function LessonEditorPage() {
  const { slug } = useParams({ from: '/signed-in/lessons/$slug/edit' });
  const { data: me } = useQuery(meQuery);
  if (!me) return null;
  if (!teaches(me)) return <ForAuthors slug={slug} />;
  return <Opening key={slug} slug={slug} account={me.id} />;
}

function Opening({ slug, account }: { slug: string; account: string }) {
  const draft = useQuery({ ...lessonDraftQuery(slug), refetchOnWindowFocus: false });
  const handle = useRef<BenchHandle>(null);
  // What lay there when the bench was first shown: later presets are laid, they do not open it anew.
  const bench = useMemo<AuthorBench>(
    () => ({
      lay: (preset) => handle.current?.load(preset),
      read: () => handle.current?.read() ?? null,
      draw: (presets, start) => (
        <AuthoringBench slug={slug} presets={presets} start={start} handle={handle} />
      ),
    }),
    [slug],
  );
  if (draft.data) {
    const { data } = draft;
    return (
      <LessonEditor
        slug={slug}
        account={account}
        folder={folderOf(data)}
        revision={data.revision}
        renderPreview={(preview, markdown) => (
          <AsStudentsSeeIt
            lesson={previewed(slug, data.number, preview, markdown)}
            lay={bench.lay}
          />
        )}
        bench={bench}
      />
    );
  }
  return <Waiting error={draft.error} retry={() => void draft.refetch()} />;
}

function previewed(
  slug: string,
  number: number,
  { blocks, glossary }: LessonPreview,
  markdown: string,
): Lesson {
  return {
    slug,
    number,
    title: frontMatter(markdown, 'title'),
    summary: frontMatter(markdown, 'summary'),
    minutes: Number(frontMatter(markdown, 'minutes')) || 0,
    revision: 0,
    published: false,
    previous: null,
    next: null,
    markdown,
    blocks,
    presets: {},
    glossary,
  };
}

/** The lesson's own page, except that no answer leaves it: nobody has been asked yet. */
function AsStudentsSeeIt({ lesson, lay }: { lesson: Lesson; lay: (preset: string) => void }) {
  const { t } = useTranslation('editor');
  const [asksNobody] = useState(
    () => new QueryClient({ defaultOptions: { queries: { enabled: false } } }),
  );
  const keepHere = (submitted: FormEvent) => {
    submitted.preventDefault();
    submitted.stopPropagation();
    say(t('previewing.notHere'));
  };
  return (
    <QueryClientProvider client={asksNobody}>
      <div className={classes.preview} onSubmitCapture={keepHere}>
        <LessonText
          lesson={lesson}
          total={null}
          steps={0}
          done={0}
          renderStep={(step) => (
            <LessonStep
              key={JSON.stringify(step)}
              lesson={lesson.slug}
              step={step}
              progress={undefined}
              run={null}
            />
          )}
          layBench={lay}
          position={0}
          read={() => undefined}
        />
      </div>
    </QueryClientProvider>
  );
}

function Waiting({ error, retry }: { error: Error | null; retry: () => void }) {
  const { t } = useTranslation('lesson');
  const gone = error instanceof ProblemError && error.status === 404;
  return (
    <div className={classes.waiting}>
      {gone ? (
        <EmptyState title={t('gone.title')} action={<ToLessons />}>
          {t('gone.words')}
        </EmptyState>
      ) : error ? (
        <ErrorState error={error} retry={retry} />
      ) : (
        <Loading rows={6} />
      )}
    </div>
  );
}

function ToLessons() {
  const { t } = useTranslation('lesson');
  return (
    <Button variant="default" renderRoot={(props) => <Link to="/lessons" {...props} />}>
      {t('gone.all')}
    </Button>
  );
}

function ForAuthors({ slug }: { slug: string }) {
  const { t } = useTranslation('editor');
  const read = (
    <Button
      variant="default"
      renderRoot={(props) => <Link to="/lessons/$slug" params={{ slug }} {...props} />}
    >
      {t('forAuthors.read')}
    </Button>
  );
  return (
    <div className={classes.waiting}>
      <EmptyState title={t('forAuthors.title')} action={read}>
        {t('forAuthors.words')}
      </EmptyState>
    </div>
  );
}
