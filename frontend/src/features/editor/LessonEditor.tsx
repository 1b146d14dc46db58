import { SegmentedControl } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useId, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LessonPreview, LessonProblem, Presets } from '../../api/authoring';
import type { LessonPreset } from '../../api/course';
import { lessonsQuery } from '../../api/resources';
import { sayProblem } from '../../ui/notify';
import { SplitPane } from '../../ui/SplitPane';
import { sendPicture } from './api';
import { EditorHeader } from './EditorHeader';
import classes from './editor.module.css';
import { figureText } from './figure';
import { frontMatter, type LessonFolder } from './folder';
import { History } from './History';
import { JoinView } from './JoinView';
import { forget } from './keptText';
import { TEXT_FILE } from './marks';
import type { TextHandle } from './MarkdownField';
import { Notices } from './Notices';
import { PresetBar } from './PresetBar';
import { PreviewPane } from './PreviewPane';
import { ProblemList } from './ProblemList';
import { RemoveDialog } from './RemoveDialog';
import { TextField } from './TextField';
import { Toolbar } from './Toolbar';
import { useLessonDocument } from './useLessonDocument';
import { usePreview } from './usePreview';

/** How the editor reaches the bench, which belongs to another feature. */
export interface AuthorBench {
  lay: (preset: string) => void;
  /** Null until there is a bench. */
  read: () => LessonPreset | null;
  draw: (presets: Presets, start: string) => ReactNode;
}

interface LessonEditorProps {
  slug: string;
  account: string;
  folder: LessonFolder;
  revision: number;
  renderPreview: (preview: LessonPreview, markdown: string) => ReactNode;
  bench: AuthorBench;
}

type View = 'write' | 'preview' | 'bench' | 'history';

/** A lesson's text on one side; what becomes of it, its presets or its past on the other. */
export function LessonEditor(props: LessonEditorProps) {
  const { slug, account, folder, revision, renderPreview, bench } = props;
  const { t } = useTranslation('editor');
  const state = useLessonDocument({ slug, account, folder, revision });
  const { document, dirty, edit, save } = state;
  const { markdown, presets } = document.folder;
  const preview = usePreview(slug, document.folder);
  const { data: lessons } = useQuery(lessonsQuery);
  const entry = lessons?.find((each) => each.slug === slug);
  const text = useRef<TextHandle>(null);
  const [view, setView] = useState<View>('write');
  const [beside, setBeside] = useState<Exclude<View, 'write'>>('preview');
  const [benchUsed, setBenchUsed] = useState(false);
  const [preset, setPreset] = useState('starter');
  const [removing, removal] = useDisclosure(false);
  const [joining, join] = useDisclosure(true);
  const [sending, setSending] = useState(false);
  const ids = { keys: useId(), problems: useId() };
  const title = frontMatter(markdown, 'title');

  const show = (to: View) => {
    setView(to);
    if (to !== 'write') setBeside(to);
    if (to === 'bench') setBenchUsed(true);
  };
  const showProblem = ({ file, line }: LessonProblem) => {
    if (file === TEXT_FILE) {
      setView('write');
      text.current?.goTo(line);
    } else {
      setPreset(file.replace(/\.json$/, ''));
      show('bench');
    }
  };
  const takePictures = async (pictures: File[]) => {
    setSending(true);
    try {
      for (const picture of pictures) {
        const { src } = await sendPicture(slug, picture);
        const figure = figureText(src, t('pictureAlt'), t('pictureCaption'));
        text.current?.insert(figure.text, figure.from, figure.to);
      }
    } catch (failure) {
      sayProblem(failure);
    } finally {
      setSending(false);
    }
  };
  const saveNow = (joined?: LessonFolder, on?: number) => {
    join.open();
    void save(joined, on);
  };
  useSaveKey(() => {
    if (dirty) saveNow();
  });

  const [first] = preview.problems;
  const waits = first
    ? t('publishWaits', { count: preview.problems.length, first: first.message })
    : preview.checking || preview.failed
      ? t('publishChecking')
      : !dirty && entry?.published && entry.revision === document.revision
        ? t('publishNothing')
        : null;
  const keeping = state.saving ? 'saving' : state.unkept ? 'unkept' : dirty ? 'dirty' : 'saved';
  return (
    <div className={classes.page}>
      <title>{`${t('title', { title: title || t('untitled') })} · Layerwise`}</title>
      <h1 className={classes.hidden}>{t('title', { title: title || t('untitled') })}</h1>
      <EditorHeader
        slug={slug}
        title={title}
        revision={document.revision}
        entry={entry}
        keeping={keeping}
        save={() => {
          saveNow();
        }}
        publish={state.publish}
        publishing={state.publishing}
        waits={waits}
        showReason={() => {
          if (first) showProblem(first);
        }}
        remove={removal.open}
      />
      <Notices
        restoredAt={document.restoredAt}
        discard={() => void state.discard()}
        stale={document.stale !== null}
        join={join.open}
      />
      <SegmentedControl
        className={classes.narrowTabs}
        size="sm"
        aria-label={t('sides')}
        value={view}
        onChange={(to) => {
          show(to as View);
        }}
        data={(['write', 'preview', 'bench', 'history'] as const).map((value) => ({
          value,
          label: t(value),
        }))}
      />
      <div className={classes.panes}>
        <SplitPane
          name="lesson-editor"
          label={t('divider')}
          initial={50}
          narrow={view === 'write' ? 'left' : 'right'}
          left={
            <section className={classes.write} aria-label={t('write')}>
              <Toolbar
                insert={(what) => text.current?.insert(what)}
                takePictures={(pictures) => void takePictures(pictures)}
                sending={sending}
              />
              <div className={classes.text}>
                <TextField
                  handle={text}
                  label={t('text')}
                  describedBy={ids.keys}
                  value={markdown}
                  change={(to) => {
                    edit({ ...document.folder, markdown: to });
                  }}
                  problems={preview.problems}
                  takePictures={(pictures) => void takePictures(pictures)}
                />
              </div>
              <p id={ids.keys} className={classes.keys}>
                {t('keys')}
              </p>
              <ProblemList id={ids.problems} preview={preview} show={showProblem} />
            </section>
          }
          right={
            <div className={classes.beside}>
              <SegmentedControl
                className={classes.besideTabs}
                size="xs"
                aria-label={t('sides')}
                value={beside}
                onChange={(to) => {
                  show(to as View);
                }}
                data={(['preview', 'bench', 'history'] as const).map((value) => ({
                  value,
                  label: t(value),
                }))}
              />
              <div className={classes.view} hidden={beside !== 'preview'}>
                <PreviewPane preview={preview} render={(shown) => renderPreview(shown, markdown)} />
              </div>
              {/* Stays, so that what stands on the bench does not go with the tab. */}
              {benchUsed && (
                <div className={classes.view} hidden={beside !== 'bench'}>
                  <PresetBar
                    presets={presets}
                    change={(to) => {
                      edit({ ...document.folder, presets: to });
                    }}
                    chosen={preset}
                    choose={setPreset}
                    lay={bench.lay}
                    read={bench.read}
                  />
                  <div className={classes.benchBox}>{bench.draw(presets, preset)}</div>
                </div>
              )}
              {beside === 'history' && (
                <div className={classes.view}>
                  <History
                    slug={slug}
                    now={document.folder}
                    dirty={dirty}
                    restore={state.restore}
                    restoring={state.restoring}
                  />
                </div>
              )}
            </div>
          }
        />
      </div>
      {document.stale && joining && (
        <JoinView
          key={document.stale.theirsRevision}
          slug={slug}
          document={document}
          stale={document.stale}
          saving={state.saving}
          save={(joined, on) => {
            saveNow(joined, on);
          }}
          close={join.close}
        />
      )}
      <RemoveDialog
        slug={slug}
        title={title || t('untitled')}
        opened={removing}
        close={removal.close}
        removed={() => {
          forget(account, slug);
        }}
      />
    </div>
  );
}

/** Ctrl S means this text, not the browser's page. */
function useSaveKey(save: () => void) {
  const hear = useEffectEvent((pressed: KeyboardEvent) => {
    if (pressed.key.toLowerCase() !== 's' || !(pressed.ctrlKey || pressed.metaKey)) return;
    pressed.preventDefault();
    save();
  });
  useEffect(() => {
    window.addEventListener('keydown', hear);
    return () => {
      window.removeEventListener('keydown', hear);
    };
  }, []);
}
