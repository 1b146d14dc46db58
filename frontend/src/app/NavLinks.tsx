import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './Shell.module.css';

const PLACES = [
  { to: '/lessons', name: 'nav.lessons' },
  { to: '/bench', name: 'nav.bench' },
  { to: '/work', name: 'nav.work' },
  { to: '/data', name: 'nav.data' },
  { to: '/devices', name: 'nav.devices' },
] as const;

export function NavLinks({ onFollow }: { onFollow?: () => void }) {
  const { t } = useTranslation('app');
  return PLACES.map(({ to, name }) => (
    <Link key={to} to={to} className={classes.link} onClick={onFollow}>
      {t(name)}
    </Link>
  ));
}
