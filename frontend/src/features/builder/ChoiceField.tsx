import { useTranslation } from 'react-i18next';
import type { Catalogue } from '../../api/types';
import classes from './fields.module.css';

const NAMED = [
  'same',
  'valid',
  'concat',
  'add',
  'auto',
  'cpu',
  'gpu',
  'constant',
  'cosine',
  'validationLoss',
  'validationAccuracy',
  'crossEntropy',
  'squaredError',
  'huber',
] as const;
type Named = (typeof NAMED)[number];

interface ChoiceFieldProps {
  id: string;
  label: string;
  value: string;
  choices: readonly string[];
  catalogue: Catalogue;
  invalid?: boolean | undefined;
  describedBy?: string | undefined;
  disabled?: boolean | undefined;
  onChange: (value: string) => void;
}

/** The browser's own list: it is known, quick, and right on a phone. */
export function ChoiceField({ id, label, value, choices, catalogue, ...props }: ChoiceFieldProps) {
  const { t } = useTranslation('builder');
  const named = new Map<string, string>(
    [...catalogue.activations, ...catalogue.optimizers].map(({ kind, name }) => [kind, name]),
  );
  const nameOf = (choice: string) =>
    named.get(choice) ??
    ((NAMED as readonly string[]).includes(choice) ? t(`choice.${choice as Named}`) : choice);
  return (
    <select
      id={id}
      className={classes.choice}
      aria-label={label}
      aria-invalid={props.invalid || undefined}
      aria-describedby={props.describedBy}
      disabled={props.disabled}
      value={value}
      onChange={(changed) => {
        props.onChange(changed.currentTarget.value);
      }}
    >
      {choices.map((choice) => (
        <option key={choice} value={choice}>
          {nameOf(choice)}
        </option>
      ))}
    </select>
  );
}
