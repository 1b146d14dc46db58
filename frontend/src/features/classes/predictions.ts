/** The predictions that lessons ask for, as an instructor chooses among them. */
import type { DeskStudent } from '../../api/classes';
import type { LessonEntry } from '../../api/course';

export interface Asked {
  key: string;
  lesson: LessonEntry;
  id: string;
  /** From 1, among the lesson's predictions; null for the only one. */
  place: number | null;
}

export function predictionsOf(lessons: readonly LessonEntry[]): Asked[] {
  return lessons.flatMap((lesson) => {
    const steps = lesson.published ? lesson.steps.filter(({ kind }) => kind === 'predict') : [];
    return steps.map(({ id }, at) => ({
      key: `${lesson.slug}/${id}`,
      lesson,
      id,
      place: steps.length > 1 ? at + 1 : null,
    }));
  });
}

/** The first prediction of the lesson that most students are in; the very first when nobody is. */
export function liveliest(
  asked: readonly Asked[],
  students: readonly Pick<DeskStudent, 'lesson'>[],
): Asked | null {
  const inside = (slug: string) => students.filter(({ lesson }) => lesson === slug).length;
  return asked.reduce<Asked | null>(
    (best, each) =>
      best === null || inside(each.lesson.slug) > inside(best.lesson.slug) ? each : best,
    null,
  );
}
