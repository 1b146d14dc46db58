import { describe, expect, it } from 'vitest';
import { changed, isDirty, opened } from './document';

const folder = (markdown: string) => ({ markdown, presets: {} });
const stale = { base: 'a', theirs: 'b', yours: 'c', theirsRevision: 4 };

describe('opening', () => {
  it('brings back what this browser kept, with the revision it grew from', () => {
    const kept = { folder: folder('mine'), saved: folder('old'), revision: 2, at: 'then' };
    const document = opened(folder('newer'), 3, kept);
    expect(document).toMatchObject({ folder: folder('mine'), revision: 2, restoredAt: 'then' });
    expect(isDirty(document)).toBe(true);
  });

  it('forgets a copy that the site has meanwhile', () => {
    const kept = { folder: folder('same'), saved: folder('old'), revision: 2, at: 'then' };
    const document = opened(folder('same'), 3, kept);
    expect(document).toMatchObject({ revision: 3, restoredAt: null });
    expect(isDirty(document)).toBe(false);
  });
});

describe('saving', () => {
  it('leaves unsaved what was written while it was on its way', () => {
    const sent = changed(opened(folder('a'), 1, null), { kind: 'edited', folder: folder('b') });
    const typed = changed(sent, { kind: 'edited', folder: folder('bc') });
    const after = changed(typed, { kind: 'saved', folder: folder('b'), revision: 2 });
    expect(after).toMatchObject({ folder: folder('bc'), revision: 2 });
    expect(isDirty(after)).toBe(true);
  });

  it('keeps the text when somebody else was faster, until the joined one is saved', () => {
    const typed = changed(opened(folder('a'), 1, null), { kind: 'edited', folder: folder('c') });
    const refused = changed(typed, { kind: 'refused', stale });
    expect(refused).toMatchObject({ folder: folder('c'), revision: 1, stale });
    const after = changed(refused, { kind: 'saved', folder: folder('bc'), revision: 5 });
    expect(after).toMatchObject({ folder: folder('bc'), revision: 5, stale: null });
    expect(isDirty(after)).toBe(false);
  });
});
