import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/Dialog';
import classes from './classes.module.css';

interface AskProps {
  opened: boolean;
  title: string;
  words: string;
  button: string;
  busy: boolean;
  confirm: () => void;
  close: () => void;
}

/** Asks before what cannot be taken back. */
export function Ask({ opened, title, words, button, busy, confirm, close }: AskProps) {
  const { t } = useTranslation('classes');
  return (
    <Dialog opened={opened} onClose={close} title={title}>
      <p className={classes.lead}>{words}</p>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={close} data-autofocus>
          {t('members.cancel')}
        </Button>
        <Button loading={busy} onClick={confirm}>
          {button}
        </Button>
      </Group>
    </Dialog>
  );
}
