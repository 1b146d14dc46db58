import { Button, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './classes.module.css';

/** A class's code and link, each with a button that copies it. */
export function JoinWay({ code }: { code: string }) {
  const { t } = useTranslation('classes');
  const link = `${window.location.origin}/join/${code}`;
  return (
    <dl className={classes.way}>
      <div>
        <dt>{t('members.code')}</dt>
        <dd>
          <span className={classes.code}>{code}</span>
          <Copy text={code} label={t('members.copyCode')} />
        </dd>
      </div>
      <div>
        <dt>{t('members.link')}</dt>
        <dd>
          <span className={classes.link}>{link}</span>
          <Copy text={link} label={t('members.copyLink')} />
        </dd>
      </div>
    </dl>
  );
}

function Copy({ text, label }: { text: string; label: string }) {
  const { t } = useTranslation('classes');
  return (
    <CopyButton value={text}>
      {({ copied, copy }) => (
        <Button
          variant="default"
          size="xs"
          leftSection={
            copied ? <IconCheck size={15} aria-hidden /> : <IconCopy size={15} aria-hidden />
          }
          onClick={copy}
        >
          {copied ? t('members.copied') : label}
        </Button>
      )}
    </CopyButton>
  );
}
