/** Where to go after signing in: a path of this site, never another's address. */
export function ownPath(next: string | undefined): string {
  return next !== undefined && /^\/(?![/\\])/.test(next) ? next : '/';
}

/** The code of the class that somebody was on the way to join; empty for none. */
export function codeIn(next: string | undefined): string {
  const code = /^\/join\/([^/?#]+)$/.exec(next ?? '')?.[1] ?? '';
  try {
    return decodeURIComponent(code);
  } catch {
    return '';
  }
}
