import type { PushedNetwork } from '../../api/classes';

const DAY_MS = 86_400_000;

/** The newest network shown to somebody today that they have neither opened nor closed. */
export function newestUnseen(
  pushed: readonly PushedNetwork[],
  attends: readonly string[],
  seen: readonly string[],
  now: number = Date.now(),
): PushedNetwork | null {
  const [newest] = pushed
    .filter(({ classId, at }) => attends.includes(classId) && now - Date.parse(at) < DAY_MS)
    .sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
  return newest && !seen.includes(newest.id) ? newest : null;
}
