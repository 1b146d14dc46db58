import { IconMinus, IconPlus } from '@tabler/icons-react';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Parameter } from '../../api/types';
import { isAllowed, nextValue, within } from './steps';
import classes from './fields.module.css';

interface NumberFieldProps {
  id: string;
  parameter: Parameter;
  /** What it is called for a screen reader; the visible label may be shorter. */
  label: string;
  value: number | null;
  /** What stands in for no value. */
  placeholder?: string | undefined;
  invalid?: boolean | undefined;
  describedBy?: string | undefined;
  disabled?: boolean | undefined;
  /** `burst` while typing: the whole number is one step of undo. */
  onChange: (value: number, burst: boolean) => void;
  onRest: () => void;
  next?: (value: number, direction: 'up' | 'down') => number;
  format?: (value: number) => string;
}

/** − 16 +, and typing in between. */
export function NumberField(props: NumberFieldProps) {
  const { id, parameter, label, value, onChange, onRest, disabled } = props;
  const { t } = useTranslation('builder');
  const [typed, setTyped] = useState<string | null>(null);
  const format = props.format ?? String;
  const next = props.next ?? ((from, direction) => nextValue(parameter, from, direction));
  const now = value ?? Number(props.placeholder ?? parameter.min ?? 0);

  const step = (direction: 'up' | 'down') => {
    setTyped(null);
    const to = next(now, direction);
    if (to !== value) onChange(to, false);
  };
  const type = (text: string) => {
    setTyped(text);
    const number = Number(text.replace(',', '.'));
    if (text.trim() !== '' && isAllowed(parameter, number)) onChange(number, true);
  };
  const rest = () => {
    const number = Number(typed?.replace(',', '.'));
    if (typed !== null && typed.trim() !== '' && Number.isFinite(number)) {
      onChange(within(parameter, number), true);
    }
    setTyped(null);
    onRest();
  };
  const key = (pressed: KeyboardEvent) => {
    if (pressed.altKey || (pressed.key !== 'ArrowUp' && pressed.key !== 'ArrowDown')) return;
    pressed.preventDefault();
    step(pressed.key === 'ArrowUp' ? 'up' : 'down');
  };

  return (
    <span className={classes.stepper} data-invalid={props.invalid || undefined}>
      <button
        type="button"
        tabIndex={-1}
        className={classes.step}
        aria-label={t('field.less', { label })}
        disabled={disabled ?? (value !== null && next(now, 'down') === value)}
        onClick={() => {
          step('down');
        }}
      >
        <IconMinus size={14} aria-hidden />
      </button>
      <input
        id={id}
        className={classes.number}
        type="text"
        inputMode="decimal"
        role="spinbutton"
        autoComplete="off"
        aria-label={label}
        aria-valuenow={value ?? undefined}
        aria-valuemin={parameter.min ?? undefined}
        aria-valuemax={parameter.max ?? undefined}
        aria-invalid={props.invalid || undefined}
        aria-describedby={props.describedBy}
        disabled={disabled}
        placeholder={props.placeholder}
        value={typed ?? (value === null ? '' : format(value))}
        style={{
          width: `${String(Math.max(3, (typed ?? (value === null ? '' : format(value))).length + 1))}ch`,
        }}
        onChange={(changed) => {
          type(changed.currentTarget.value);
        }}
        onBlur={rest}
        onKeyDown={key}
        onFocus={(focused) => {
          focused.currentTarget.select();
        }}
      />
      <button
        type="button"
        tabIndex={-1}
        className={classes.step}
        aria-label={t('field.more', { label })}
        disabled={disabled ?? (value !== null && next(now, 'up') === value)}
        onClick={() => {
          step('up');
        }}
      >
        <IconPlus size={14} aria-hidden />
      </button>
    </span>
  );
}
