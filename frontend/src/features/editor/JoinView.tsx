import { Button, Modal, Radio } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Presets, StaleRevision } from '../../api/authoring';
import { revisionQuery } from '../../api/resources';
import { ErrorState } from '../../ui/ErrorState';
import { Loading } from '../../ui/Loading';
import type { LessonDocument } from './document';
import { folderOf, type LessonFolder } from './folder';
import classes from './editor.module.css';
import { TextField } from './TextField';
import { merged, mergedPresets, partsOf, type Clash, type Pick } from './threeWay';

interface JoinViewProps {
  slug: string;
  document: LessonDocument;
  stale: StaleRevision;
  saving: boolean;
  save: (folder: LessonFolder, on: number) => void;
  close: () => void;
}

/** What was there, what somebody else made of it and what you made of it, to be joined and saved. */
export function JoinView(props: JoinViewProps) {
  const { t } = useTranslation('editor');
  const { slug, stale, close } = props;
  const theirs = useQuery(revisionQuery(slug, stale.theirsRevision));
  return (
    // Put together by hand: a modal's own header would be a second banner of the page.
    <Modal.Root opened onClose={close} fullScreen>
      <Modal.Content aria-label={t('stale.title')}>
        <Modal.Body p="lg">
          {theirs.data ? (
            <Joining {...props} theirPresets={folderOf(theirs.data).presets} />
          ) : theirs.error ? (
            <ErrorState error={theirs.error} retry={() => void theirs.refetch()} />
          ) : (
            <Loading rows={8} />
          )}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function Joining(props: JoinViewProps & { theirPresets: Presets }) {
  const { document, stale, saving, save, close, theirPresets } = props;
  const { t } = useTranslation('editor');
  const { folder, saved } = document;
  const parts = useMemo(
    () => partsOf(stale.base, stale.theirs, folder.markdown),
    [stale, folder.markdown],
  );
  const clashes = parts.filter((part): part is Clash => part.kind === 'clash');
  const [picks, setPicks] = useState<readonly Pick[]>(() => clashes.map(() => 'yours'));
  const [written, setWritten] = useState<string | null>(null);
  const [presetPicks, setPresetPicks] = useState<Record<string, 'theirs' | 'yours'>>({});
  const text = written ?? merged(parts, picks);
  const joined = mergedPresets(saved.presets, theirPresets, folder.presets, presetPicks);
  return (
    <div className={classes.join}>
      <h2>{t('stale.title')}</h2>
      <p>{t('stale.words', { revision: stale.theirsRevision })}</p>
      <h3>
        {clashes.length === 0 ? t('stale.noClash') : t('stale.clashes', { count: clashes.length })}
      </h3>
      {clashes.map((clash, at) => (
        <ClashCard
          key={at}
          clash={clash}
          label={t('stale.clash', { number: at + 1, count: clashes.length })}
          pick={picks[at] ?? 'yours'}
          disabled={written !== null}
          choose={(to) => {
            setPicks(picks.with(at, to));
          }}
        />
      ))}
      {joined.clashes.length > 0 && <h3>{t('stale.presets')}</h3>}
      {joined.clashes.map((name) => (
        <Radio.Group
          key={name}
          label={name}
          value={presetPicks[name] ?? 'yours'}
          onChange={(to) => {
            setPresetPicks({ ...presetPicks, [name]: to as 'theirs' | 'yours' });
          }}
        >
          <div className={classes.picks}>
            <Radio value="theirs" label={t('stale.theirs')} />
            <Radio value="yours" label={t('stale.yours')} />
          </div>
        </Radio.Group>
      ))}
      <h3>{t('stale.merged')}</h3>
      {written !== null && clashes.length > 0 && (
        <p className={classes.quiet}>
          {t('stale.edited')}{' '}
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => {
              setWritten(null);
            }}
          >
            {t('stale.again')}
          </Button>
        </p>
      )}
      <div className={classes.joined}>
        <TextField
          label={t('stale.merged')}
          value={text}
          change={(to) => {
            if (to !== text) setWritten(to);
          }}
        />
      </div>
      <div className={classes.joinFoot}>
        <Button variant="default" onClick={close}>
          {t('stale.later')}
        </Button>
        <Button
          loading={saving}
          onClick={() => {
            save({ markdown: text, presets: joined.presets }, stale.theirsRevision);
          }}
        >
          {t('stale.save')}
        </Button>
      </div>
    </div>
  );
}

interface ClashCardProps {
  clash: Clash;
  label: string;
  pick: Pick;
  disabled: boolean;
  choose: (pick: Pick) => void;
}

const SIDES = ['base', 'theirs', 'yours'] as const;

function ClashCard({ clash, label, pick, disabled, choose }: ClashCardProps) {
  const { t } = useTranslation('editor');
  return (
    <Radio.Group
      className={classes.clash}
      label={label}
      value={pick}
      onChange={(to) => {
        choose(to as Pick);
      }}
    >
      <div className={classes.sides}>
        {SIDES.map((side) => (
          <div key={side} className={classes.side} data-chosen={pick === side || undefined}>
            <Radio value={side} label={t(`stale.${side}`)} disabled={disabled} />
            <pre>{clash[side].join('\n') || t('stale.nothing')}</pre>
          </div>
        ))}
      </div>
      <Radio value="both" label={t('stale.both')} disabled={disabled} />
    </Radio.Group>
  );
}
