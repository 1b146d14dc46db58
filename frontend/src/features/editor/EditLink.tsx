import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './editor.module.css';

/** From a row of the list of lessons to its editor. */
export function EditLink({ slug, title }: { slug: string; title: string }) {
  const { t } = useTranslation('editor');
  return (
    <Link
      to="/lessons/$slug/edit"
      params={{ slug }}
      className={classes.editLink}
      aria-label={t('list.editOf', { title })}
    >
      {t('list.edit')}
    </Link>
  );
}
