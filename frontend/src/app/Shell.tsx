import { Burger, Drawer } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../api/resources';
import { PushedNotice } from '../features/classes/PushedNotice';
import { AccountMenu } from './AccountMenu';
import { NavLinks } from './NavLinks';
import { OutageBanner } from './OutageBanner';
import { QuotaLeft } from './QuotaLeft';
import { Wordmark } from './Wordmark';
import classes from './Shell.module.css';

/** The header of every page, and the page under it. */
export function Shell() {
  const { t } = useTranslation('app');
  const { data: me } = useQuery(meQuery);
  const [open, { toggle, close }] = useDisclosure(false);
  return (
    <>
      <a href="#page" className={classes.skip}>
        {t('skip')}
      </a>
      <header className={classes.header}>
        {me && (
          <Burger
            opened={open}
            onClick={toggle}
            size="sm"
            className={classes.burger}
            aria-label={open ? t('nav.close') : t('nav.open')}
          />
        )}
        <Link to="/" className={classes.home}>
          <Wordmark />
        </Link>
        {me && (
          <nav aria-label={t('nav.label')} className={classes.nav}>
            <NavLinks />
          </nav>
        )}
        <div className={classes.end}>
          {me && <QuotaLeft />}
          <AccountMenu me={me ?? null} />
        </div>
      </header>
      {me && (
        <Drawer opened={open} onClose={close} title={t('name')} size={260} padding="md">
          <nav aria-label={t('nav.label')} className={classes.drawer}>
            <NavLinks onFollow={close} />
          </nav>
        </Drawer>
      )}
      <OutageBanner />
      <main id="page" tabIndex={-1} className={classes.main}>
        <Outlet />
      </main>
      {me && <PushedNotice />}
    </>
  );
}
