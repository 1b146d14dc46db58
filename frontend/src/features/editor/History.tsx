import { Button, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Presets, Revision } from '../../api/authoring';
import { revisionQuery, revisionsQuery } from '../../api/resources';
import { EmptyState } from '../../ui/EmptyState';
import { age } from '../../ui/format';
import { Loaded } from '../../ui/Loaded';
import { scrollable } from '../../ui/scrollable';
import { DifferenceView } from './DifferenceView';
import { folderOf, type LessonFolder } from './folder';
import classes from './editor.module.css';

interface HistoryProps {
  slug: string;
  now: LessonFolder;
  dirty: boolean;
  restore: (revision: number) => void;
  restoring: boolean;
}

/** Every revision of the lesson, what changed in it, and the way back to it. */
export function History(props: HistoryProps) {
  const { t } = useTranslation('editor');
  const revisions = useQuery(revisionsQuery(props.slug));
  const [chosen, setChosen] = useState<number | null>(null);
  return (
    <div className={classes.history} {...scrollable(t('history'))}>
      <Loaded query={revisions}>
        {(all) =>
          all.length === 0 ? (
            <EmptyState title={t('revisions.none')}>{t('revisions.noneWords')}</EmptyState>
          ) : (
            <>
              <h2>{t('revisions.title')}</h2>
              <ol className={classes.revisions}>
                {newestFirst(all).map((each) => (
                  <li key={each.revision}>
                    <RevisionRow
                      revision={each}
                      chosen={each.revision === chosen}
                      choose={setChosen}
                    />
                  </li>
                ))}
              </ol>
              {chosen === null ? (
                <p className={classes.quiet}>{t('revisions.choose')}</p>
              ) : (
                <Compared key={chosen} {...props} all={all} chosen={chosen} />
              )}
            </>
          )
        }
      </Loaded>
    </div>
  );
}

function newestFirst(all: readonly Revision[]): Revision[] {
  return [...all].sort((one, other) => other.revision - one.revision);
}

interface RevisionRowProps {
  revision: Revision;
  chosen: boolean;
  choose: (revision: number) => void;
}

function RevisionRow({ revision, chosen, choose }: RevisionRowProps) {
  const { t } = useTranslation('editor');
  const { author, at, note, published, shipped } = revision;
  return (
    <button
      type="button"
      aria-pressed={chosen}
      onClick={() => {
        choose(revision.revision);
      }}
    >
      <strong>{t('revisions.label', { revision: revision.revision })}</strong>
      {published && <span className={classes.tag}>{t('revisions.public')}</span>}
      <span className={classes.quiet}>
        {t('revisions.by', {
          author: author ?? t(shipped ? 'revisions.shipped' : 'revisions.gone'),
          age: age(at),
        })}
      </span>
      {note && <span className={classes.note}>{note}</span>}
    </button>
  );
}

interface ComparedProps extends HistoryProps {
  all: readonly Revision[];
  chosen: number;
}

function Compared({ slug, now, dirty, restore, restoring, all, chosen }: ComparedProps) {
  const { t } = useTranslation('editor');
  const [against, setAgainst] = useState<'before' | 'now'>('before');
  const before = newestFirst(all).find(({ revision }) => revision < chosen)?.revision;
  const text = useQuery(revisionQuery(slug, chosen));
  const old = useQuery({
    ...revisionQuery(slug, before ?? 0),
    enabled: before !== undefined,
  });
  return (
    <section className={classes.compared} aria-label={t('revisions.label', { revision: chosen })}>
      <div className={classes.comparedHead}>
        <span aria-hidden>{t('revisions.against')}</span>
        <SegmentedControl
          size="xs"
          aria-label={t('revisions.against')}
          value={against}
          onChange={(to) => {
            setAgainst(to as 'before' | 'now');
          }}
          data={[
            { value: 'before', label: t('revisions.againstBefore') },
            { value: 'now', label: t('revisions.againstNow') },
          ]}
        />
        <Button
          size="xs"
          variant="default"
          disabled={dirty}
          loading={restoring}
          onClick={() => {
            restore(chosen);
          }}
        >
          {t('revisions.restore')}
        </Button>
      </div>
      <p className={classes.quiet}>
        {t(dirty ? 'revisions.restoreFirst' : 'revisions.restoreWords', { revision: chosen })}
      </p>
      {against === 'before' && before === undefined && (
        <p className={classes.quiet}>{t('revisions.first')}</p>
      )}
      <Loaded query={text}>
        {(found) => {
          const it = folderOf(found);
          if (against === 'now') return <Folders before={it} after={now} />;
          if (before === undefined) return <Folders before={NOTHING} after={it} />;
          return (
            <Loaded query={old}>
              {(earlier) => <Folders before={folderOf(earlier)} after={it} />}
            </Loaded>
          );
        }}
      </Loaded>
    </section>
  );
}

const NOTHING: LessonFolder = { markdown: '', presets: {} };

/** The difference of two folders, file by file. */
function Folders({ before, after }: { before: LessonFolder; after: LessonFolder }) {
  const { t } = useTranslation('editor');
  const names = [...new Set([...Object.keys(before.presets), ...Object.keys(after.presets)])];
  const files = [
    { file: t('revisions.file'), before: before.markdown, after: after.markdown },
    ...names.map((name) => ({
      file: `${name}.json`,
      before: written(before.presets, name),
      after: written(after.presets, name),
    })),
  ].filter((each) => each.before !== each.after);
  if (files.length === 0) return <p>{t('revisions.same')}</p>;
  return files.map((each) => <DifferenceView key={each.file} {...each} />);
}

function written(presets: Presets, name: string): string {
  const preset = presets[name];
  return preset ? JSON.stringify(preset, null, 2) : '';
}
