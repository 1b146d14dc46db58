import { Button, Kbd, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { networksQuery } from '../../api/resources';
import { Dialog } from '../../ui/Dialog';
import { age } from '../../ui/format';
import { Loaded } from '../../ui/Loaded';
import { say } from '../../ui/notify';
import classes from './Bench.module.css';

interface DialogProps {
  opened: boolean;
  close: () => void;
}

export function ShareDialog({ opened, close, link }: DialogProps & { link: string }) {
  const { t } = useTranslation('builder');
  const copy = async () => {
    await navigator.clipboard.writeText(link);
    say(t('header.copied'));
  };
  return (
    <Dialog opened={opened} onClose={close} title={t('header.shareTitle')}>
      <p className={classes.words}>{t('header.shareWords')}</p>
      <div className={classes.linkRow}>
        <TextInput
          readOnly
          value={link}
          aria-label={t('header.link')}
          onFocus={(focused) => {
            focused.currentTarget.select();
          }}
        />
        <Button variant="default" data-autofocus onClick={() => void copy()}>
          {t('header.copy')}
        </Button>
      </div>
    </Dialog>
  );
}

export function OpenDialog({
  opened,
  close,
  choose,
}: DialogProps & { choose: (id: string) => void }) {
  const { t } = useTranslation('builder');
  const query = useQuery({ ...networksQuery, enabled: opened, staleTime: 0 });
  return (
    <Dialog opened={opened} onClose={close} title={t('open.title')}>
      <Loaded query={query}>
        {(networks) =>
          networks.length === 0 ? (
            <p className={classes.words}>{t('open.empty')}</p>
          ) : (
            <ul className={classes.drafts}>
              {networks.map(({ id, name, dataset, updatedAt }) => (
                <li key={id}>
                  <button
                    type="button"
                    onClick={() => {
                      close();
                      choose(id);
                    }}
                  >
                    <strong>{name}</strong>
                    <span>
                      {dataset} · {age(updatedAt)}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Dialog>
  );
}

const KEYS = [
  ['move', '↑ ↓'],
  ['reorder', 'Alt ↑ ↓'],
  ['edit', 'Enter'],
  ['leave', 'Esc'],
  ['insert', '+'],
  ['duplicate', 'Ctrl D'],
  ['remove', 'Delete'],
  ['undo', 'Ctrl Z'],
  ['redo', 'Ctrl Shift Z'],
  ['help', '?'],
] as const;

export function KeysDialog({ opened, close }: DialogProps) {
  const { t } = useTranslation('builder');
  return (
    <Dialog opened={opened} onClose={close} title={t('keys.title')}>
      <dl className={classes.keys}>
        {KEYS.map(([what, keys]) => (
          <div key={what}>
            <dt>{t(`keys.${what}`)}</dt>
            <dd>
              <Kbd>{keys}</Kbd>
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
