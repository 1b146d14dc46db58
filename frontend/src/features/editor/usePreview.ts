import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { LessonPreview } from '../../api/authoring';
import { previewQuery } from './api';
import type { LessonFolder } from './folder';

const REST_MS = 400;

/** The lesson as students would see it: of a text with problems, the last one without. */
export function usePreview(slug: string, folder: LessonFolder) {
  const [rested] = useDebouncedValue(folder, REST_MS);
  const query = useQuery(previewQuery(slug, rested));
  const [good, setGood] = useState<LessonPreview | null>(null);
  const now = query.data ?? null;
  if (now && now.problems.length === 0 && now !== good) setGood(now);
  return {
    shown: good ?? now,
    /** Shown is not what is written now. */
    behind: now !== null && now.problems.length > 0,
    whole: good !== null,
    problems: now?.problems ?? [],
    checking: rested !== folder || query.isFetching,
    failed: query.isError ? query.error : null,
    again: () => void query.refetch(),
  };
}

export type Preview = ReturnType<typeof usePreview>;
