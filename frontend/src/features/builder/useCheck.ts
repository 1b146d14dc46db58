import { useEffect, useRef, useState } from 'react';
import { checkNetwork } from './api';
import { place, type Checked } from './checked';
import { designToJson, type Design } from './design';

const REST_MS = 150;
const AGAIN_MS = 3000;

export interface Checking {
  /** The last answer, which may be about an earlier network. */
  checked: Checked | undefined;
  /** Whether the answer is about the network as it is now. */
  fresh: boolean;
  failed: boolean;
}

/** Asks the server what it thinks of the design, a moment after the last edit. */
export function useCheck(design: Design, ask: typeof checkNetwork = checkNetwork): Checking {
  const [answer, setAnswer] = useState<{ of: Design; checked: Checked }>();
  const [failure, setFailure] = useState<Design>();
  const [attempt, setAttempt] = useState(0);
  const first = useRef(true);

  useEffect(() => {
    const stale = new AbortController();
    const askNow = async () => {
      try {
        const check = await ask(designToJson(design), stale.signal);
        if (stale.signal.aborted) return;
        setAnswer({ of: design, checked: place(check, design.network) });
        setFailure(undefined);
      } catch {
        if (stale.signal.aborted) return;
        setFailure(design);
        again = setTimeout(() => {
          setAttempt((count) => count + 1);
        }, AGAIN_MS);
      }
    };
    let again: ReturnType<typeof setTimeout> | undefined;
    const rest = setTimeout(() => void askNow(), first.current ? 0 : REST_MS);
    first.current = false;
    return () => {
      clearTimeout(rest);
      clearTimeout(again);
      stale.abort();
    };
  }, [design, ask, attempt]);

  return {
    checked: answer?.checked,
    fresh: answer?.of === design,
    failed: failure === design,
  };
}
