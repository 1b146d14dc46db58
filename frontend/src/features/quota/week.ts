import type { Quota } from '../../api/types';

/** How a week's grant is divided now, as shares of it. */
export interface Week {
  leftMs: number;
  used: number;
  reserved: number;
  left: number;
}

export function weekOf(quota: Pick<Quota, 'grantedMs' | 'chargedMs' | 'reservedMs'>): Week {
  const { grantedMs, chargedMs, reservedMs } = quota;
  const leftMs = Math.max(0, grantedMs - chargedMs - reservedMs);
  const share = (ms: number) => (grantedMs > 0 ? ms / grantedMs : 0);
  return { leftMs, used: share(chargedMs), reserved: share(reservedMs), left: share(leftMs) };
}
