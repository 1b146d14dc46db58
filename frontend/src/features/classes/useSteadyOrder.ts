import { useRef, useState, type FocusEvent } from 'react';
import type { LiveDesk } from '../../api/classes';
import { byNeed, inOrder } from './desk';

/**
 * The students by need, but in the order that was when the pointer or the focus came in, until both
 * have left: nothing moves from under a hand.
 */
export function useSteadyOrder({ students, at }: LiveDesk) {
  const [held, setHeld] = useState<readonly string[] | null>(null);
  const inside = useRef({ pointer: false, focus: false });
  const now = byNeed(students, at);
  const shown = held ? inOrder(students, held) : now;
  const enter = (by: 'pointer' | 'focus') => {
    inside.current[by] = true;
    setHeld((before) => before ?? shown.map(({ id }) => id));
  };
  const leave = (by: 'pointer' | 'focus') => {
    inside.current[by] = false;
    if (!inside.current.pointer && !inside.current.focus) setHeld(null);
  };
  const handlers = {
    onPointerEnter: () => {
      enter('pointer');
    },
    onPointerLeave: () => {
      leave('pointer');
    },
    onFocus: () => {
      enter('focus');
    },
    onBlur: (left: FocusEvent<HTMLElement>) => {
      if (!left.currentTarget.contains(left.relatedTarget)) leave('focus');
    },
  };
  const waits = shown.some(({ id }, place) => id !== now[place]?.id);
  return { shown, waits, handlers };
}
