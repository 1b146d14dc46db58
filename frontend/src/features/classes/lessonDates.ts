/** What a class changes about lessons, while it is being edited. */
import type { ClassLesson } from '../../api/classes';
import type { LessonEntry } from '../../api/course';

/** A row for each lesson; without a word of the class it is shown, at once, and due never. */
export function datesOf(
  lessons: readonly LessonEntry[],
  said: readonly ClassLesson[],
): ClassLesson[] {
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
export function toKeep(rows: readonly ClassLesson[], said: readonly ClassLesson[]): ClassLesson[] {
  const elsewhere = said.filter(({ lesson }) => !rows.some((row) => row.lesson === lesson));
  const here = rows.filter(({ hidden, opens, due }) => hidden || opens !== null || due !== null);
  return [...elsewhere, ...here];
}

export function sameDates(one: readonly ClassLesson[], other: readonly ClassLesson[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

export function dueTooEarly({ opens, due }: ClassLesson): boolean {
  return opens !== null && due !== null && Date.parse(due) <= Date.parse(opens);
}
