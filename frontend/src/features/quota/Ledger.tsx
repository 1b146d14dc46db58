import { Button } from '@mantine/core';
import { IconReceipt } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuotaEntry } from '../../api/types';
import { EmptyState } from '../../ui/EmptyState';
import { age, hours } from '../../ui/format';
import { Panel } from '../../ui/Panel';
import classes from './quota.module.css';

const AT_ONCE = 30;

/** Every movement of the account, newest first, each a sentence. */
export function Ledger({ entries }: { entries: QuotaEntry[] }) {
  const { t } = useTranslation('quota');
  const [shown, setShown] = useState(AT_ONCE);
  if (entries.length === 0) {
    return (
      <EmptyState icon={<IconReceipt size={28} stroke={1.4} />} title={t('ledger.none')}>
        {t('ledger.noneWords')}
      </EmptyState>
    );
  }
  return (
    <Panel title={t('ledger.title')}>
      <p className={classes.ledgerLead}>{t('ledger.lead')}</p>
      <ol className={classes.ledger}>
        {entries.slice(0, shown).map((entry, at) => (
          <Entry key={`${entry.at}-${String(entries.length - at)}`} entry={entry} />
        ))}
      </ol>
      {entries.length > shown && (
        <Button
          variant="default"
          size="xs"
          onClick={() => {
            setShown(shown + 4 * AT_ONCE);
          }}
        >
          {t('ledger.more')}
        </Button>
      )}
    </Panel>
  );
}

function Entry({ entry }: { entry: QuotaEntry }) {
  const { t } = useTranslation('quota');
  const run = entry.runName ?? t('ledger.aRun');
  const sentence = entry.text || t(`ledger.sentence.${entry.kind}`, { time: hours(entry.ms), run });
  const when = new Date(entry.at);
  return (
    <li className={classes.entry}>
      <span className={classes.kind} data-kind={entry.kind}>
        {t(`ledger.${entry.kind}`)}
      </span>
      <span className={classes.sentence}>
        {entry.run ? (
          <Link to="/runs/$id" params={{ id: entry.run }}>
            {sentence}
          </Link>
        ) : (
          sentence
        )}
      </span>
      <time className={classes.when} dateTime={entry.at} title={when.toLocaleString('en-GB')}>
        {age(when)}
      </time>
    </li>
  );
}
