import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core';
import {
  IconArrowLeft,
  IconDots,
  IconDownload,
  IconEye,
  IconSchool,
  IconTrash,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { LessonEntry } from '../../api/course';
import { exportPath } from './api';
import classes from './editor.module.css';

interface EditorHeaderProps {
  slug: string;
  title: string;
  revision: number;
  /** As the list knows it; absent until that is read. */
  entry: LessonEntry | undefined;
  keeping: 'saved' | 'dirty' | 'unkept' | 'saving';
  save: () => void;
  publish: () => void;
  publishing: boolean;
  /** Why it cannot be published now; null when it can. */
  waits: string | null;
  /** Leads to what publishing waits for. */
  showReason: () => void;
  remove: () => void;
}

/** Which lesson it is, how safe the text is, and how it gets to the students. */
export function EditorHeader(props: EditorHeaderProps) {
  const { slug, title, revision, entry, keeping, waits } = props;
  const { t } = useTranslation('editor');
  const live = entry?.published
    ? t('state.published', { revision: entry.revision ?? '' })
    : t('state.unpublished');
  return (
    <header className={classes.header}>
      <div className={classes.headWords}>
        <Link to="/lessons" className={classes.backLink}>
          <IconArrowLeft size={15} stroke={1.7} aria-hidden />
          {t('back')}
        </Link>
        <p className={classes.name}>{title || t('untitled')}</p>
        <p className={classes.facts}>
          <span>{t('state.draft', { revision })}</span>
          <span>{live}</span>
          <span role="status" data-keeping={keeping}>
            {t(`state.${keeping}`)}
          </span>
        </p>
      </div>
      <div className={classes.acts}>
        <Button
          variant="default"
          size="sm"
          loading={keeping === 'saving'}
          disabled={keeping === 'saved'}
          onClick={props.save}
        >
          {t('save')}
        </Button>
        <Tooltip label={waits} disabled={waits === null}>
          <Button
            size="sm"
            loading={props.publishing}
            data-disabled={waits !== null || undefined}
            aria-disabled={waits !== null}
            aria-description={waits ?? undefined}
            onClick={waits === null ? props.publish : props.showReason}
          >
            {t('publish')}
          </Button>
        </Tooltip>
        <Menu position="bottom-end" width={250} shadow="sm">
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" size={34} aria-label={t('more')}>
              <IconDots size={18} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              leftSection={<IconEye size={15} aria-hidden />}
              renderRoot={(item) => <Link to="/lessons/$slug" params={{ slug }} {...item} />}
            >
              {t(entry?.published ? 'view' : 'tryDraft')}
            </Menu.Item>
            {entry?.published && (
              <Menu.Item
                leftSection={<IconSchool size={15} aria-hidden />}
                renderRoot={(item) => <Link to="/classes" {...item} />}
              >
                {t('perClass')}
              </Menu.Item>
            )}
            <Menu.Item
              component="a"
              href={exportPath(slug)}
              download
              leftSection={<IconDownload size={15} aria-hidden />}
            >
              {t('export')}
            </Menu.Item>
            <Menu.Divider />
            <Menu.Item
              className={classes.danger}
              leftSection={<IconTrash size={15} aria-hidden />}
              onClick={props.remove}
            >
              {t('remove')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
    </header>
  );
}
