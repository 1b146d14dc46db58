/** The text of a search parameter; the router may have read `3` as a number. */
export function asText(value: unknown): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value;
  return typeof value === 'number' ? String(value) : undefined;
}

/** Keeps the named search parameters, as text. */
export function textIn<Name extends string>(...names: Name[]) {
  return (search: Record<string, unknown>) =>
    Object.fromEntries(
      names.flatMap((name) => {
        const text = asText(search[name]);
        return text === undefined ? [] : [[name, text]];
      }),
    ) as Partial<Record<Name, string>>;
}
