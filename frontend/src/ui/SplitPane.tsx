import { useLocalStorage } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './SplitPane.module.css';

interface SplitPaneProps {
  left: ReactNode;
  right: ReactNode;
  /** What the divider changes. */
  label: string;
  /** Where the width is remembered in this browser. */
  name: string;
  /** On a narrow screen only one side is shown. */
  narrow: 'left' | 'right';
  /** The left column's share of the width, in percent, until somebody moves the divider. */
  initial?: number;
  /** What the sides are called, where either may fill the screen. */
  fill?: { left: string; right: string } | undefined;
}

const LEAST = 30;
const MOST = 70;
const STEP = 2;

const within = (percent: number) => Math.min(MOST, Math.max(LEAST, percent));

/** Two columns and a divider between them, moved by pointer or arrow keys. */
export function SplitPane({
  left,
  right,
  label,
  name,
  narrow,
  initial = 52,
  fill,
}: SplitPaneProps) {
  const [full, setFull] = useState<'left' | 'right' | null>(null);
  const [stored, setShare] = useLocalStorage({
    key: `layerwise.split.${name}`,
    defaultValue: initial,
    getInitialValueInEffect: false,
  });
  const share = within(Number(stored) || initial);
  const pane = useRef<HTMLDivElement>(null);

  const drag = (moved: PointerEvent<HTMLDivElement>) => {
    const box = pane.current?.getBoundingClientRect();
    if (!box || !moved.currentTarget.hasPointerCapture(moved.pointerId)) return;
    setShare(within(((moved.clientX - box.left) / box.width) * 100));
  };
  const key = (pressed: KeyboardEvent) => {
    const to = { ArrowLeft: share - STEP, ArrowRight: share + STEP, Home: LEAST, End: MOST }[
      pressed.key
    ];
    if (to === undefined) return;
    pressed.preventDefault();
    setShare(within(to));
  };
  return (
    <div className={classes.box}>
      <div
        ref={pane}
        className={classes.pane}
        data-narrow={narrow}
        data-full={full ?? undefined}
        style={{ '--split': `${String(share)}%` } as React.CSSProperties}
      >
        <div className={classes.side} data-side="left">
          {left}
        </div>
        {/* A separator that moves is a widget (ARIA 1.2), which the rules below do not know. */}
        {/* eslint-disable jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions */}
        <div
          role="separator"
          aria-orientation="vertical"
          aria-label={label}
          aria-valuenow={Math.round(share)}
          aria-valuemin={LEAST}
          aria-valuemax={MOST}
          tabIndex={0}
          className={classes.divider}
          onKeyDown={key}
          onPointerDown={(pressed) => {
            pressed.currentTarget.setPointerCapture(pressed.pointerId);
          }}
          onPointerMove={drag}
        />
        {/* eslint-enable jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions */}
        {fill && <FillButtons names={fill} full={full} change={setFull} />}
        <div className={classes.side} data-side="right">
          {right}
        </div>
      </div>
    </div>
  );
}

interface FillButtonsProps {
  names: { left: string; right: string };
  full: 'left' | 'right' | null;
  change: (full: 'left' | 'right' | null) => void;
}

/** On the divider: each pushes it to one edge, or brings it back from the other. */
function FillButtons({ names, full, change }: FillButtonsProps) {
  const { t } = useTranslation('ui');
  return (
    <div className={classes.fill}>
      {full !== 'right' && (
        <button
          type="button"
          aria-label={full ? t('both') : t('fill', { name: names.right })}
          onClick={() => {
            change(full ? null : 'right');
          }}
        >
          <IconChevronLeft size={14} stroke={2} aria-hidden />
        </button>
      )}
      {full !== 'left' && (
        <button
          type="button"
          aria-label={full ? t('both') : t('fill', { name: names.left })}
          onClick={() => {
            change(full ? null : 'left');
          }}
        >
          <IconChevronRight size={14} stroke={2} aria-hidden />
        </button>
      )}
    </div>
  );
}
