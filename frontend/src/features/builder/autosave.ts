/** Keeps a draft: at once in this browser, and after a short rest on the server. */
import { canonical } from '../../api/canonical';
import type { DesignJson } from './design';

export interface Draft extends DesignJson {
  /** Null until the server has it. */
  readonly id: string | null;
  /** The server's version that this draft was made from. */
  readonly version: number | null;
  readonly name: string;
  /** Beside a lesson: the lesson's preset that it grew from. */
  readonly preset?: string | undefined;
}

export type Content = Pick<Draft, 'name' | 'dataset' | 'network' | 'training' | 'preset'>;
export type StoredDraft = Content & { id: string; version: number };

/** The server, as far as drafts go. */
export interface DraftServer {
  /**
   * Throws {@link MovedOn} when the draft's place is taken: a lesson has one of a person.
   *
   * @param instead the version of the one whose place it takes
   */
  create(content: Content, instead?: number): Promise<StoredDraft>;
  /** Throws {@link MovedOn} when the version is no longer the server's. */
  update(id: string, version: number, content: Content): Promise<StoredDraft>;
}

/** This browser, as far as drafts go. */
export interface LocalDraft {
  keep(draft: Draft): void;
  forget(): void;
}

/** Somebody (perhaps the same student, elsewhere) saved the draft in between. */
export class MovedOn extends Error {
  readonly theirs: StoredDraft;

  constructor(theirs: StoredDraft) {
    super('The draft was saved elsewhere');
    this.theirs = theirs;
  }
}

/** The server cannot be reached: worth trying again. Everything else it says is final. */
export class OutOfReach extends Error {}

export type Saving =
  | { kind: 'unchanged' }
  | { kind: 'saved' }
  | { kind: 'changed' }
  | { kind: 'saving' }
  | { kind: 'offline' }
  | { kind: 'refused'; message: string }
  | { kind: 'conflict'; theirs: StoredDraft };

const REST_MS = 700;
const LONGEST_WAIT_MS = 30_000;

export function contentOf(draft: Content): Content {
  const { name, dataset, network, training, preset } = draft;
  return { name, dataset, network, training, preset };
}

export function sameContent(one: Content, other: Content): boolean {
  return canonical(contentOf(one)) === canonical(contentOf(other));
}

export class Autosave {
  private draft: Draft;
  private saved: string;
  private failures = 0;
  private busy = false;
  /** The version that a draft without an id takes the place of. */
  private instead: number | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private state: Saving;

  constructor(
    draft: Draft,
    /** What needs no saving: the server's content, or an untouched starter. */
    saved: Content,
    private readonly server: DraftServer,
    private readonly local: LocalDraft,
    private readonly tell: (saving: Saving, draft: Draft) => void,
  ) {
    this.draft = draft;
    this.saved = canonical(contentOf(saved));
    this.state = { kind: draft.id === null ? 'unchanged' : 'saved' };
  }

  /** The state to show before anything was told. */
  get now(): Saving {
    return this.state;
  }

  /** Takes what the student has now. In this browser it is safe when this returns. */
  take(content: Content): void {
    this.draft = { ...this.draft, ...content };
    if (this.state.kind === 'conflict') {
      this.local.keep(this.draft);
      return;
    }
    if (!this.isAhead()) {
      this.local.forget();
      if (!this.busy) this.become({ kind: this.draft.id === null ? 'unchanged' : 'saved' });
      return;
    }
    this.local.keep(this.draft);
    if (!this.busy) this.become({ kind: 'changed' });
    this.saveIn(REST_MS);
  }

  /** Saves now, what is not yet saved. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    if (this.busy || !this.isAhead() || this.state.kind === 'conflict') return;
    await this.save();
  }

  /** Saves even an untouched starter, so that it has an address. */
  async ensureSaved(): Promise<string | null> {
    if (this.draft.id === null) this.saved = '';
    await this.flush();
    return this.draft.id;
  }

  /** After a conflict: what is here becomes a draft of its own, beside the other. */
  async keepMineAs(name: string): Promise<void> {
    if (this.state.kind === 'conflict') this.instead = this.state.theirs.version;
    this.draft = { ...this.draft, id: null, version: null, name };
    this.saved = '';
    this.become({ kind: 'changed' });
    await this.flush();
  }

  /** After a conflict: the other one is on the bench now, and what was here goes. */
  loadTheirs(theirs: StoredDraft): void {
    this.local.forget();
    this.draft = theirs;
    this.saved = canonical(contentOf(theirs));
    this.become({ kind: 'saved' });
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private async save(): Promise<void> {
    const content = contentOf(this.draft);
    this.busy = true;
    this.become({ kind: 'saving' });
    try {
      this.settle(content, await this.send(content));
    } catch (failure) {
      this.busy = false;
      this.explain(failure);
    }
  }

  private send(content: Content): Promise<StoredDraft> {
    const { id, version } = this.draft;
    if (id === null || version === null) return this.server.create(content, this.instead);
    return this.server.update(id, version, content);
  }

  private settle(content: Content, stored: StoredDraft): void {
    this.busy = false;
    this.failures = 0;
    this.instead = undefined;
    this.local.forget();
    this.draft = { ...this.draft, id: stored.id, version: stored.version };
    this.saved = canonical(content);
    if (this.isAhead()) {
      this.local.keep(this.draft);
      this.become({ kind: 'changed' });
      this.saveIn(REST_MS);
    } else {
      this.become({ kind: 'saved' });
    }
  }

  private explain(failure: unknown): void {
    if (failure instanceof MovedOn && sameContent(failure.theirs, this.draft)) {
      this.settle(contentOf(failure.theirs), failure.theirs);
    } else if (failure instanceof MovedOn) {
      this.become({ kind: 'conflict', theirs: failure.theirs });
    } else if (failure instanceof OutOfReach) {
      this.failures += 1;
      this.become({ kind: 'offline' });
      this.saveIn(Math.min(LONGEST_WAIT_MS, 1000 * 2 ** this.failures));
    } else {
      const message = failure instanceof Error ? failure.message : String(failure);
      this.become({ kind: 'refused', message });
    }
  }

  private saveIn(milliseconds: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), milliseconds);
  }

  private isAhead(): boolean {
    return canonical(contentOf(this.draft)) !== this.saved;
  }

  private become(state: Saving): void {
    this.state = state;
    this.tell(state, this.draft);
  }
}
