/** What of a challenge's attempts is shown: the newest, and whether a newer run waits. */
import type { Attempt, ChallengeRule } from '../../api/course';

/** A run as far as a challenge cares. */
export interface RunToCheck {
  id: string;
  name: string;
  createdAt: string;
}

export type RuleState = 'open' | 'pending' | 'met' | 'failed';

export interface ShownRule {
  words: string;
  state: RuleState;
  found: string | number | null;
  hint: string | null;
}

export function newest(attempts: readonly Attempt[]): Attempt | null {
  return attempts.reduce<Attempt | null>(
    (best, each) => (best === null || Date.parse(each.at) > Date.parse(best.at) ? each : best),
    null,
  );
}

/** The rules with their judgement; before any attempt they are all open. */
export function shownRules(
  rules: readonly Pick<ChallengeRule, 'words'>[],
  attempt: Attempt | null,
): ShownRule[] {
  if (!attempt) {
    return rules.map(({ words }) => ({ words, state: 'open', found: null, hint: null }));
  }
  return attempt.rules.map(({ words, state, found, hint }) => ({
    words,
    state,
    found: found ?? null,
    hint: state === 'failed' ? (hint ?? null) : null,
  }));
}

/** The run that could be checked now: the newest that ended well, unless it already was. */
export function runToCheck(
  run: RunToCheck | null,
  attempts: readonly Attempt[],
): RunToCheck | null {
  return run && !attempts.some((attempt) => attempt.run === run.id) ? run : null;
}
