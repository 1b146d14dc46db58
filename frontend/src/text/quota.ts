export const quota = {} as const;
