import { useEffect, useEffectEvent, type RefObject } from 'react';
import { blockAt } from './position';

/** Eyes rest somewhat below the upper edge. */
const LINE_PX = 120;
const REST_MS = 1200;

/** Comes back to the block read last, and from then on tells which one is read. */
export function useReadPosition(
  text: RefObject<HTMLElement | null>,
  start: number,
  read: (block: number) => void,
) {
  const begin = useEffectEvent(() => start);
  const tell = useEffectEvent(read);
  useEffect(() => {
    const box = text.current;
    if (!box) return undefined;
    const blocks = () => [...box.querySelectorAll<HTMLElement>('[data-block]')];
    const from = begin();
    if (from > 0) blocks()[from]?.scrollIntoView({ block: 'start' });

    let told = from;
    let rest: ReturnType<typeof setTimeout> | undefined;
    const settle = () => {
      clearTimeout(rest);
      rest = undefined;
      const edge = box.getBoundingClientRect().top;
      if (box.clientHeight === 0) return; // not shown: a narrow screen shows the bench
      const tops = blocks().map((block) => block.getBoundingClientRect().top - edge);
      const now = blockAt(tops, LINE_PX);
      if (now === told) return;
      told = now;
      tell(now);
    };
    const scrolled = () => {
      clearTimeout(rest);
      rest = setTimeout(settle, REST_MS);
    };
    box.addEventListener('scroll', scrolled, { passive: true });
    return () => {
      box.removeEventListener('scroll', scrolled);
      if (rest !== undefined) settle();
    };
  }, [text]);
}
