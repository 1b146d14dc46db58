import { ActionIcon, VisuallyHidden } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconGripVertical } from '@tabler/icons-react';
import {
  useEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
} from 'react';
import { useTranslation } from 'react-i18next';
import { moved, placeAfter, placeUnder } from './order';
import classes from './OrderList.module.css';

export interface OrderItem {
  key: string;
  /** For who does not see it. */
  words: string;
  shown: ReactNode;
}

interface OrderListProps {
  label: string;
  items: readonly OrderItem[];
  order: readonly string[];
  change: (order: string[]) => void;
}

/** A list to put in order: by dragging, by arrows beside it, or by the keyboard on a grip. */
export function OrderList({ label, items, order, change }: OrderListProps) {
  const { t } = useTranslation('ui');
  const list = useRef<HTMLOListElement>(null);
  const refocus = useRef<string | null>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  const [said, setSaid] = useState('');

  // A row that moves in the document loses the focus.
  useEffect(() => {
    if (refocus.current === null) return;
    list.current?.querySelector<HTMLElement>(`[data-grip="${refocus.current}"]`)?.focus();
    refocus.current = null;
  }, [order]);

  const put = (from: number, to: number) => {
    const next = moved(order, from, to);
    if (next === order) return;
    refocus.current = order[from] ?? null;
    change([...next]);
    setSaid(t('order.moved', { place: to + 1, count: order.length }));
  };
  const press = (pressed: KeyboardEvent, at: number) => {
    const to = placeAfter(pressed.key, at, order.length);
    if (to === undefined) return;
    pressed.preventDefault();
    put(at, to);
  };
  const drag = ({ clientY }: PointerEvent) => {
    if (dragged === null) return;
    const rows = [...(list.current?.children ?? [])].map((row) => row.getBoundingClientRect());
    const from = order.indexOf(dragged);
    put(from, placeUnder(clientY, from, rows));
  };
  return (
    <>
      <p className={classes.words}>{t('order.how')}</p>
      <ol
        ref={list}
        className={classes.list}
        aria-label={label}
        onPointerMove={drag}
        onLostPointerCapture={() => {
          setDragged(null);
        }}
      >
        {order.map((key, at) => {
          const item = items.find((each) => each.key === key);
          const words = item?.words ?? key;
          const place = t('order.place', { place: at + 1, count: order.length });
          return (
            <li key={key} data-dragged={dragged === key || undefined}>
              <button
                type="button"
                className={classes.grip}
                data-grip={key}
                aria-label={`${t('order.grip', { words })}, ${place}`}
                onKeyDown={(pressed) => {
                  press(pressed, at);
                }}
                onPointerDown={({ pointerId }) => {
                  // Not by the row itself: it moves in the document, and would lose the pointer.
                  list.current?.setPointerCapture(pointerId);
                  setDragged(key);
                }}
              >
                <IconGripVertical size={16} stroke={1.6} aria-hidden />
              </button>
              <span className={classes.place}>{at + 1}</span>
              <span>{item?.shown}</span>
              <span className={classes.arrows}>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size={28}
                  disabled={at === 0}
                  aria-label={t('order.up', { words })}
                  onClick={() => {
                    put(at, at - 1);
                  }}
                >
                  <IconChevronUp size={16} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size={28}
                  disabled={at === order.length - 1}
                  aria-label={t('order.down', { words })}
                  onClick={() => {
                    put(at, at + 1);
                  }}
                >
                  <IconChevronDown size={16} aria-hidden />
                </ActionIcon>
              </span>
            </li>
          );
        })}
      </ol>
      <VisuallyHidden role="status">{said}</VisuallyHidden>
    </>
  );
}
