import { useTranslation } from 'react-i18next';
import type { Gradebook, GradedLesson, GradedStudent } from '../../api/classes';
import { scrollable } from '../../ui/scrollable';
import { momentText } from './dates';
import { GradeCell } from './GradeCell';
import classes from './gradebook.module.css';

/** Lessons across, students down; the names stay in sight. */
export function GradeTable({ book }: { book: Gradebook }) {
  const { t } = useTranslation('classes');
  return (
    <div className={classes.scroll} {...scrollable(t('gradebook.table'))}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col" className={classes.name}>
              {t('gradebook.student')}
            </th>
            {book.lessons.map((lesson) => (
              <LessonHead key={lesson.slug} lesson={lesson} />
            ))}
          </tr>
        </thead>
        <tbody>
          {book.students.map((student) => (
            <StudentRow key={student.id} student={student} lessons={book.lessons} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function LessonHead({ lesson }: { lesson: GradedLesson }) {
  const { t } = useTranslation('classes');
  return (
    <th scope="col">
      <span className={classes.lesson}>{lesson.title}</span>
      <span className={classes.rules}>
        {t('gradebook.rules', { count: lesson.rules.length })}
        {lesson.due && `, ${t('gradebook.due', { due: momentText(lesson.due) })}`}
      </span>
    </th>
  );
}

function StudentRow({
  student,
  lessons,
}: {
  student: GradedStudent;
  lessons: readonly GradedLesson[];
}) {
  return (
    <tr>
      <th scope="row" className={classes.name}>
        <span className={classes.nameText} title={student.name}>
          {student.name}
        </span>
        {student.email && <span className={classes.email}>{student.email}</span>}
      </th>
      {lessons.map((lesson) => (
        <td key={lesson.slug}>
          <GradeCell
            name={student.name}
            lesson={lesson}
            grade={student.lessons[lesson.slug] ?? null}
          />
        </td>
      ))}
    </tr>
  );
}
