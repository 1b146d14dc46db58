import { Button, Menu } from '@mantine/core';
import { IconPhotoPlus, IconPlus } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './editor.module.css';

const DIRECTIVES = [
  'bench',
  'challenge',
  'choice',
  'number',
  'order',
  'predict',
  'curve',
  'hint',
] as const;
const INLINE = ['formula', 'term'] as const;

interface ToolbarProps {
  insert: (text: string) => void;
  takePictures: (pictures: File[]) => void;
  sending: boolean;
}

/** Above the text: what can be put into it. */
export function Toolbar({ insert, takePictures, sending }: ToolbarProps) {
  const { t } = useTranslation('editor');
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <div className={classes.toolbar}>
      <Menu position="bottom-start" width={290} shadow="sm" returnFocus={false}>
        <Menu.Target>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={15} stroke={1.8} aria-hidden />}
          >
            {t('insert')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {DIRECTIVES.map((name) => (
            <Menu.Item
              key={name}
              onClick={() => {
                insert(`\n${t(`templates.${name}`)}\n`);
              }}
            >
              {t(`directives.${name}`)}
            </Menu.Item>
          ))}
          <Menu.Divider />
          {INLINE.map((name) => (
            <Menu.Item
              key={name}
              onClick={() => {
                insert(t(`templates.${name}`));
              }}
            >
              {t(`directives.${name}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Button
        variant="default"
        size="xs"
        loading={sending}
        leftSection={<IconPhotoPlus size={15} stroke={1.6} aria-hidden />}
        onClick={() => chooser.current?.click()}
      >
        {t('picture')}
      </Button>
      <input
        ref={chooser}
        type="file"
        accept="image/png,image/jpeg"
        hidden
        aria-label={t('pictureField')}
        onChange={(chosen) => {
          takePictures([...(chosen.currentTarget.files ?? [])]);
          chosen.currentTarget.value = '';
        }}
      />
      <span className={classes.quiet} role="status">
        {t(sending ? 'pictureGoing' : 'pictureWords')}
      </span>
    </div>
  );
}
