/** What a class changes about lessons, while it is being edited. */
import type { ClassLesson } from '../../api/classes';
import type { LessonEntry } from '../../api/course';

export interface LessonDates {
  lesson: string;
  hidden: boolean;
  opens: string | null;
  due: string | null;
}

/** A row for each lesson; without a word of the class it is shown, at once, and due never. */
export function datesOf(
  lessons: readonly LessonEntry[],
  said: readonly ClassLesson[],
): LessonDates[] {
  return lessons.map(({ slug }) => {
    const found = said.find(({ lesson }) => lesson === slug);
    return {
      lesson: slug,
      hidden: found?.hidden ?? false,
      opens: found?.opens ?? null,
      due: found?.due ?? null,
    };
  });
}

/** Only what differs from the usual is kept. What is said of lessons not listed here stays. */
export function toKeep(rows: readonly LessonDates[], said: readonly ClassLesson[]): ClassLesson[] {
  const elsewhere = said.filter(({ lesson }) => !rows.some((row) => row.lesson === lesson));
  const here = rows.filter(({ hidden, opens, due }) => hidden || opens !== null || due !== null);
  return [...elsewhere, ...here];
}

export function sameDates(one: readonly LessonDates[], other: readonly LessonDates[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

export function dueTooEarly({ opens, due }: LessonDates): boolean {
  return opens !== null && due !== null && Date.parse(due) <= Date.parse(opens);
}
