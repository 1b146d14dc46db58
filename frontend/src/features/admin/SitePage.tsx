import { useTranslation } from 'react-i18next';
import { Page } from '../../ui/Page';
import { IncidentsPanel } from './IncidentsPanel';
import { QueuePanel } from './QueuePanel';
import { SiteDevices } from './SiteDevices';
import classes from './site.module.css';

/** The whole site at a glance, for its admins. */
export function SitePage() {
  const { t } = useTranslation('site');
  return (
    <Page title={t('title')} lead={t('lead')}>
      <div className={classes.sections}>
        <QueuePanel />
        <SiteDevices />
        <IncidentsPanel />
      </div>
    </Page>
  );
}
