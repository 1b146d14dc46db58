import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LessonPreview } from '../../api/authoring';
import { EmptyState } from '../../ui/EmptyState';
import { Loading } from '../../ui/Loading';
import classes from './editor.module.css';
import type { Preview } from './usePreview';

interface PreviewPaneProps {
  preview: Preview;
  /** Draws it as students see it; the lesson's page belongs to another feature. */
  render: (preview: LessonPreview) => ReactNode;
}

/** The lesson as it will look, a moment after it was written. */
export function PreviewPane({ preview, render }: PreviewPaneProps) {
  const { t } = useTranslation('editor');
  const { shown, behind, whole, failed } = preview;
  if (!shown) return failed ? null : <Loading rows={8} />;
  return (
    <>
      {behind && (
        <p className={classes.behind} role="status">
          {t(whole ? 'previewing.stale' : 'previewing.partial')}
        </p>
      )}
      {shown.blocks.length === 0 ? (
        <EmptyState title={t('previewing.empty')}>{t('previewing.emptyWords')}</EmptyState>
      ) : (
        render(shown)
      )}
    </>
  );
}
