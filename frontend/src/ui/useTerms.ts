import { useEffect, useMemo, useRef, useState, type FocusEvent, type PointerEvent } from 'react';

/** A term of the text whose explanation is open. */
export interface ShownTerm {
  term: string;
  element: HTMLElement;
}

const LEAVE_MS = 200;

function termOf(target: EventTarget): ShownTerm | null {
  const element = target instanceof Element ? target.closest<HTMLElement>('[data-term]') : null;
  const term = element?.dataset.term;
  return element && term !== undefined ? { term, element } : null;
}

/** Opens a term's explanation on hover, focus and touch; leaving or Escape closes it. */
export function useTerms() {
  const [shown, setShown] = useState<ShownTerm | null>(null);
  const leaving = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(
    () => () => {
      clearTimeout(leaving.current);
    },
    [],
  );
  useEffect(() => {
    if (!shown) return undefined;
    const hear = (pressed: KeyboardEvent) => {
      if (pressed.key !== 'Escape') return;
      pressed.stopPropagation();
      setShown(null);
    };
    window.addEventListener('keydown', hear, { capture: true });
    return () => {
      window.removeEventListener('keydown', hear, { capture: true });
    };
  }, [shown]);

  const handlers = useMemo(() => {
    const open = ({ target }: { target: EventTarget }) => {
      const found = termOf(target);
      if (!found) return;
      clearTimeout(leaving.current);
      setShown((now) => (now?.element === found.element ? now : found));
    };
    // Not at once: the pointer may move on to the explanation itself.
    const closeSoon = () => {
      clearTimeout(leaving.current);
      leaving.current = setTimeout(() => {
        setShown((now) => (now && now.element === document.activeElement ? now : null));
      }, LEAVE_MS);
    };
    return {
      text: {
        onPointerOver: (over: PointerEvent) => {
          if (over.pointerType !== 'touch') open(over);
        },
        onPointerOut: (out: PointerEvent) => {
          if (termOf(out.target)) closeSoon();
        },
        onFocus: open,
        onBlur: (blurred: FocusEvent) => {
          if (termOf(blurred.target)) closeSoon();
        },
        onClick: open,
      },
      card: {
        onPointerEnter: () => {
          clearTimeout(leaving.current);
        },
        onPointerLeave: closeSoon,
      },
    };
  }, []);
  return { shown, handlers };
}
