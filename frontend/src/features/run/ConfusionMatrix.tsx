import { useRef, useState, type CSSProperties, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { count } from '../../ui/format';
import type { Cell } from './mistakesQuery';
import classes from './Confusion.module.css';

interface ConfusionMatrixProps {
  /** `matrix[actual][predicted]` */
  matrix: readonly (readonly number[])[];
  names: readonly string[];
  chosen: Cell | null;
  choose: (cell: Cell) => void;
}

const STEPS: Record<string, [rows: number, columns: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** One stop of the Tab key; the arrow keys move among the cells, Enter opens one. */
export function ConfusionMatrix({ matrix, names, chosen, choose }: ConfusionMatrixProps) {
  const { t } = useTranslation('run');
  const grid = useRef<HTMLTableElement>(null);
  const [focus, setFocus] = useState<Cell>({ actual: 0, predicted: 0 });
  const last = matrix.length - 1;

  const onKeyDown = (press: KeyboardEvent) => {
    const step = STEPS[press.key];
    if (step === undefined) return;
    press.preventDefault();
    const actual = Math.min(last, Math.max(0, focus.actual + step[0]));
    const predicted = Math.min(last, Math.max(0, focus.predicted + step[1]));
    setFocus({ actual, predicted });
    const cell = `[data-cell="${String(actual)}-${String(predicted)}"]`;
    grid.current?.querySelector<HTMLElement>(cell)?.focus();
  };

  return (
    <div className={classes.scroll}>
      <table
        ref={grid}
        className={classes.matrix}
        data-many={names.length > 6}
        aria-label={t('confusion.caption')}
      >
        <thead>
          <tr>
            <td className={classes.corner} aria-hidden>
              {t('confusion.corner')}
            </td>
            {names.map((name) => (
              <th key={name} scope="col">
                <span>{name}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.map((row, actual) => (
            <tr key={names[actual]}>
              <th scope="row">{names[actual]}</th>
              {row.map((number, predicted) => (
                <td
                  key={names[predicted]}
                  data-right={actual === predicted}
                  style={shade(number, row)}
                >
                  <button
                    type="button"
                    data-cell={`${String(actual)}-${String(predicted)}`}
                    aria-label={label(number, actual, predicted)}
                    aria-disabled={number === 0}
                    aria-pressed={chosen?.actual === actual && chosen.predicted === predicted}
                    tabIndex={focus.actual === actual && focus.predicted === predicted ? 0 : -1}
                    onFocus={() => {
                      setFocus({ actual, predicted });
                    }}
                    onKeyDown={onKeyDown}
                    onClick={() => {
                      if (number > 0) choose({ actual, predicted });
                    }}
                  >
                    {number === 0 ? '·' : count(number)}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );

  function label(number: number, actual: number, predicted: number): string {
    const words = { actual: names[actual] ?? actual, predicted: names[predicted] ?? predicted };
    if (number === 0) return t('confusion.none', words);
    const key = actual === predicted ? 'confusion.right' : 'confusion.wrong';
    return t(key, { ...words, count: number });
  }
}

/** A cell is as strong as its share of its row; mistakes are drawn stronger, being fewer. */
function shade(number: number, row: readonly number[]): CSSProperties {
  const all = row.reduce((sum, other) => sum + other, 0);
  const share = all === 0 ? 0 : number / all;
  return { '--share': `${String(Math.round(Math.sqrt(share) * 100))}%` } as CSSProperties;
}
