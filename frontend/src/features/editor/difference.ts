/** What changed between two texts, by line, and within a changed line by word. */
import { diffComm } from 'node-diff3';

export interface Piece {
  text: string;
  changed: boolean;
}
export interface DiffLine {
  kind: 'same' | 'removed' | 'added';
  pieces: Piece[];
  /** From 1, in the text before and after; null where the line is not in it. */
  before: number | null;
  after: number | null;
}
export interface Gap {
  kind: 'gap';
  lines: number;
}
export type DiffRow = DiffLine | Gap;

/** Unchanged lines around a change that help to find the place. */
const CONTEXT = 3;

export function linesOf(text: string): string[] {
  return text.split(/\r?\n/);
}

export function difference(before: string, after: string): DiffLine[] {
  const rows: DiffLine[] = [];
  let old = 0;
  let now = 0;
  for (const chunk of diffComm(linesOf(before), linesOf(after))) {
    if (chunk.common) {
      for (const text of chunk.common) {
        old += 1;
        now += 1;
        rows.push({ kind: 'same', pieces: plain(text), before: old, after: now });
      }
      continue;
    }
    const { buffer1: removed, buffer2: added } = chunk;
    const marked = markWords(removed, added);
    for (const pieces of marked.removed) {
      old += 1;
      rows.push({ kind: 'removed', pieces, before: old, after: null });
    }
    for (const pieces of marked.added) {
      now += 1;
      rows.push({ kind: 'added', pieces, before: null, after: now });
    }
  }
  return rows;
}

/** Only what changed with a little around it; the rest is counted. */
export function folded(rows: readonly DiffLine[]): DiffRow[] {
  const near = rows.map((_row, at) =>
    rows.slice(Math.max(0, at - CONTEXT), at + CONTEXT + 1).some(({ kind }) => kind !== 'same'),
  );
  const shown: DiffRow[] = [];
  rows.forEach((row, at) => {
    const last = shown.at(-1);
    if (near[at]) shown.push(row);
    else if (last?.kind === 'gap') shown[shown.length - 1] = { kind: 'gap', lines: last.lines + 1 };
    else shown.push({ kind: 'gap', lines: 1 });
  });
  return shown;
}

/** Lines that took each other's place are compared word by word. */
function markWords(removed: readonly string[], added: readonly string[]) {
  const paired = removed.length === added.length;
  const marks = paired ? removed.map((line, at) => words(line, added[at] ?? '')) : [];
  return {
    removed: removed.map((line, at) => marks[at]?.[0] ?? plain(line)),
    added: added.map((line, at) => marks[at]?.[1] ?? plain(line)),
  };
}

function words(before: string, after: string): [Piece[], Piece[]] {
  const split = (line: string) => line.match(/\s+|[\p{L}\p{N}]+|./gu) ?? [];
  const old: Piece[] = [];
  const now: Piece[] = [];
  for (const chunk of diffComm(split(before), split(after))) {
    if (chunk.common) {
      const same = { text: chunk.common.join(''), changed: false };
      old.push(same);
      now.push(same);
    } else {
      if (chunk.buffer1.length > 0) old.push({ text: chunk.buffer1.join(''), changed: true });
      if (chunk.buffer2.length > 0) now.push({ text: chunk.buffer2.join(''), changed: true });
    }
  }
  return [old, now];
}

function plain(text: string): Piece[] {
  return [{ text, changed: false }];
}
