import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { classesQuery, meQuery } from '../api/resources';
import classes from './Shell.module.css';
import { teaches } from './teaches';

const PLACES = [
  { to: '/lessons', name: 'nav.lessons' },
  { to: '/classes', name: 'nav.classes' },
  { to: '/bench', name: 'nav.bench' },
  { to: '/work', name: 'nav.work' },
  { to: '/data', name: 'nav.data' },
  { to: '/devices', name: 'nav.devices' },
] as const;

export function NavLinks({ onFollow }: { onFollow?: () => void }) {
  const { t } = useTranslation('app');
  const hasClasses = useHasClasses();
  return PLACES.filter(({ to }) => to !== '/classes' || hasClasses).map(({ to, name }) => (
    <Link key={to} to={to} className={classes.link} onClick={onFollow}>
      {t(name)}
    </Link>
  ));
}

/** Instructors make classes; a student who is in none has no use for the page. */
function useHasClasses(): boolean {
  const { data: me } = useQuery(meQuery);
  const mine = useQuery({ ...classesQuery, staleTime: 60_000, enabled: me?.role === 'student' });
  return teaches(me) || (mine.data?.length ?? 0) > 0;
}
