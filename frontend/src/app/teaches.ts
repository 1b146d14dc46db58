import type { Account } from '../api/types';

/** Whether somebody may change lessons. */
export function teaches(me: Account | null | undefined): boolean {
  return me?.role === 'instructor' || me?.role === 'admin';
}
