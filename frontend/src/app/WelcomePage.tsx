import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './HomePage.module.css';

const STEPS = ['build', 'train', 'understand'] as const;

/** What a visitor sees: what this is, and one thing to do. */
export function WelcomePage() {
  const { t } = useTranslation('app');
  return (
    <div className={classes.welcome}>
      <h1 className={classes.title}>{t('home.title')}</h1>
      <p className={classes.lead}>{t('home.lead')}</p>
      <p className={classes.actions}>
        <Button size="md" renderRoot={(props) => <Link to="/signup" {...props} />}>
          {t('home.start')}
        </Button>
        <Link to="/signin" className={classes.quiet}>
          {t('home.signIn')}
        </Link>
      </p>
      <ol className={classes.steps}>
        {STEPS.map((step) => (
          <li key={step}>
            <h2>{t(`home.steps.${step}`)}</h2>
            <p>{t(`home.steps.${step}Words`)}</p>
          </li>
        ))}
      </ol>
    </div>
  );
}
