/** For a box that may scroll: the keyboard must reach it, and a screen reader must name it. */
export function scrollable(label: string) {
  return { tabIndex: 0, role: 'region', 'aria-label': label } as const;
}
