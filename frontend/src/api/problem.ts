import type { NetworkProblem } from './types';

/** A refusal as the server words it (RFC 9457), with the members we know. */
export interface ProblemDocument {
  type: string;
  title: string;
  status: number;
  detail: string;
  /** Messages by field of the form that was sent. */
  fields?: Record<string, string>;
  /** Problems of a network or plan, by path. */
  problems?: NetworkProblem[];
  [member: string]: unknown;
}

export class ProblemError extends Error {
  readonly problem: ProblemDocument;

  constructor(problem: ProblemDocument) {
    super(problem.detail);
    this.name = 'ProblemError';
    this.problem = problem;
  }

  get status(): number {
    return this.problem.status;
  }

  /** The short name, such as `quota-spent`. */
  get type(): string {
    return this.problem.type.replace(/^urn:layerwise:/, '');
  }
}

/** A problem document for an answer that is none: a proxy's page, or no answer at all. */
export function unreadableAnswer(status: number): ProblemDocument {
  return {
    type: 'urn:layerwise:no-answer',
    title: status === 0 ? 'The server does not answer' : 'The server answered oddly',
    status,
    detail:
      status === 0
        ? 'Nothing you entered is lost. Check your connection, then try again.'
        : `Nothing you entered is lost. Try again in a moment (answer ${String(status)}).`,
  };
}
