import { ActionIcon, Button, Checkbox, Select, TextInput, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Presets } from '../../api/authoring';
import type { LessonPreset } from '../../api/course';
import { say, sayWithUndo } from '../../ui/notify';
import { isPresetName, SOLUTION } from './folder';
import classes from './editor.module.css';

const PARTS = ['dataset', 'layers', 'plan', 'seed'] as const;
const NEW = '+';
const EXPECTED = ['starter', SOLUTION];

interface PresetBarProps {
  presets: Presets;
  change: (presets: Presets) => void;
  chosen: string;
  choose: (name: string) => void;
  lay: (name: string) => void;
  /** What stands on the bench now; null while there is no bench yet. */
  read: () => LessonPreset | null;
}

/** Above the bench: which preset lies on it, and which it becomes. */
export function PresetBar({ presets, change, chosen, choose, lay, read }: PresetBarProps) {
  const { t } = useTranslation('editor');
  const [name, setName] = useState('');
  const [wrong, setWrong] = useState(false);
  const id = useId();
  const names = [...new Set([...EXPECTED, ...Object.keys(presets)])];
  const adding = chosen === NEW;
  const target = adding ? name.trim() : chosen;
  const preset = presets[target];

  const use = () => {
    const stands = read();
    setWrong(!isPresetName(target));
    if (!stands || !isPresetName(target)) return;
    change({ ...presets, [target]: { ...preset, ...stands } });
    choose(target);
    setName('');
    say(t('presets.kept', { name: target }));
  };
  const remove = () => {
    const { [target]: _gone, ...rest } = presets;
    change(rest);
    sayWithUndo(t('presets.deleted', { name: target }), () => {
      change(presets);
    });
  };
  const show = (part: string, may: boolean) => {
    if (!preset) return;
    const now = preset.show ?? [...PARTS];
    const next = PARTS.filter((each) => (each === part ? may : now.includes(each)));
    const { show: _before, ...rest } = preset;
    change({
      ...presets,
      [target]: next.length === PARTS.length ? rest : { ...rest, show: next },
    });
  };
  return (
    <section className={classes.presetBar} aria-label={t('presets.title')}>
      <Select
        size="xs"
        label={t('presets.choose')}
        allowDeselect={false}
        value={chosen}
        onChange={(to) => {
          if (to !== null) choose(to);
        }}
        data={[
          ...names.map((each) => ({
            value: each,
            label: each in presets ? each : `${each} (${t('presets.absent')})`,
          })),
          { value: NEW, label: t('presets.newName') },
        ]}
      />
      {adding && (
        <TextInput
          size="xs"
          label={t('presets.name')}
          value={name}
          error={wrong && t('presets.nameWords')}
          onChange={(typed) => {
            setWrong(false);
            setName(typed.currentTarget.value);
          }}
        />
      )}
      <Button
        size="xs"
        variant="default"
        disabled={!preset}
        onClick={() => {
          lay(target);
        }}
      >
        {t('presets.lay')}
      </Button>
      <Tooltip label={t('presets.useWords')}>
        <Button size="xs" variant="default" onClick={use}>
          {`${t('presets.use')} “${target || '…'}”`}
        </Button>
      </Tooltip>
      {/* The server keeps a solution that it had: without one nobody could tell that the goal is met. */}
      {preset && target !== SOLUTION && (
        <Tooltip label={t('presets.delete')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={30}
            aria-label={t('presets.delete')}
            onClick={remove}
          >
            <IconTrash size={16} stroke={1.6} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
      {target === SOLUTION ? (
        <p className={classes.quiet}>{t('presets.solutionWords')}</p>
      ) : (
        preset && (
          <div className={classes.parts} role="group" aria-labelledby={id}>
            <span id={id}>{t('presets.show')}</span>
            {PARTS.map((part) => (
              <Checkbox
                key={part}
                size="xs"
                label={t(`presets.parts.${part}`)}
                checked={preset.show?.includes(part) ?? true}
                onChange={(ticked) => {
                  show(part, ticked.currentTarget.checked);
                }}
              />
            ))}
          </div>
        )
      )}
      {Object.keys(presets).length === 0 && <p className={classes.quiet}>{t('presets.none')}</p>}
    </section>
  );
}
