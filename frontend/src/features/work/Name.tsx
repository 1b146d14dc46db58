import { ActionIcon, TextInput } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './work.module.css';

interface NameProps {
  name: string;
  editing: boolean;
  onSave: (name: string) => Promise<void>;
  onCancel: () => void;
  /** The name when it is not being edited. */
  children: ReactNode;
}

/** A name that is edited in its place: Enter saves, Escape keeps the old one. */
export function Name({ name, editing, onSave, onCancel, children }: NameProps) {
  if (!editing) return children;
  return <NameField name={name} onSave={onSave} onCancel={onCancel} />;
}

function NameField({ name, onSave, onCancel }: Omit<NameProps, 'editing' | 'children'>) {
  const { t } = useTranslation('work');
  const [text, setText] = useState(name);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // The menu that led here gives the focus back to its button first.
    const soon = setTimeout(() => {
      field.current?.focus();
      field.current?.select();
    }, 60);
    return () => {
      clearTimeout(soon);
    };
  }, []);
  const save = () => {
    const trimmed = text.trim();
    if (trimmed === '' || trimmed === name) onCancel();
    else void onSave(trimmed);
  };
  const key = (event: KeyboardEvent) => {
    if (event.key === 'Enter') save();
    if (event.key === 'Escape') onCancel();
  };
  return (
    <span className={classes.renaming}>
      <TextInput
        ref={field}
        size="xs"
        aria-label={t('rename.label', { name })}
        value={text}
        maxLength={100}
        onChange={(event) => {
          setText(event.currentTarget.value);
        }}
        onKeyDown={key}
      />
      <ActionIcon variant="subtle" aria-label={t('rename.save')} onClick={save}>
        <IconCheck size={16} />
      </ActionIcon>
      <ActionIcon variant="subtle" color="gray" aria-label={t('rename.cancel')} onClick={onCancel}>
        <IconX size={16} />
      </ActionIcon>
    </span>
  );
}
