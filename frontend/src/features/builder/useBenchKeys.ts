import { useEffect } from 'react';
import type { BenchStore } from './benchStore';
import { focusLayer } from './focus';

/** The keys that mean the same anywhere on the bench. */
export function useBenchKeys(store: BenchStore, showKeys: () => void): void {
  useEffect(() => {
    const hear = (pressed: KeyboardEvent) => {
      const target = pressed.target instanceof HTMLElement ? pressed.target : null;
      const held = pressed.ctrlKey || pressed.metaKey;
      const writing = target?.matches('input, textarea, select') ?? false;
      const { undo, redo, selected } = store.getState();
      const key = pressed.key.toLowerCase();
      if (held && (key === 'z' || key === 'y') && !target?.closest('[data-own-undo]')) {
        pressed.preventDefault();
        if (key === 'y' || pressed.shiftKey) redo();
        else undo();
      } else if (pressed.key === '?' && !writing) {
        showKeys();
      } else if (pressed.key === 'Escape' && target?.closest('[data-layer-card]') && selected) {
        focusLayer(selected);
      }
    };
    window.addEventListener('keydown', hear);
    return () => {
      window.removeEventListener('keydown', hear);
    };
  }, [store, showKeys]);
}
