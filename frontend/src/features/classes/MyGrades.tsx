import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CourseClass, Gradebook, GradedLesson } from '../../api/classes';
import { gradebookQuery } from '../../api/resources';
import { Loaded } from '../../ui/Loaded';
import { Loading } from '../../ui/Loading';
import { isAhead, momentText } from './dates';
import classes from './gradebook.module.css';
import { GradeRules } from './GradeRules';
import { RuleMark } from './RuleMark';

/** A student's own row of the gradebook, lesson by lesson. */
export function MyGrades({ one }: { one: CourseClass }) {
  const { t } = useTranslation('classes');
  const book = useQuery({ ...gradebookQuery(one.id), staleTime: 0 });
  return (
    <Loaded query={book} loading={<Loading rows={4} height={84} />}>
      {(found) =>
        found.lessons.length === 0 ? (
          <p className={classes.legend}>{t('mine.nothing')}</p>
        ) : (
          <ul className={classes.mine}>
            {found.lessons.map((lesson) => (
              <li key={lesson.slug}>
                <MyGrade one={one} book={found} lesson={lesson} />
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}

interface MyGradeProps {
  one: CourseClass;
  book: Gradebook;
  lesson: GradedLesson;
}

function MyGrade({ one, book, lesson }: MyGradeProps) {
  const { t } = useTranslation('classes');
  const grade = book.students[0]?.lessons[lesson.slug];
  const opens = one.lessons.find((each) => each.lesson === lesson.slug)?.opens;
  const closed = Boolean(opens && isAhead(opens));
  return (
    <div className={classes.myGrade}>
      <div>
        <p className={classes.myLesson}>
          {closed ? (
            lesson.title
          ) : (
            <Link to="/lessons/$slug" params={{ slug: lesson.slug }}>
              {lesson.title}
            </Link>
          )}
        </p>
        <p className={classes.rules}>
          {[
            closed && opens && t('mine.opens', { opens: momentText(opens) }),
            lesson.due && t('gradebook.due', { due: momentText(lesson.due) }),
            grade
              ? t('gradebook.score', {
                  met: grade.rules.filter(({ met }) => met).length,
                  count: grade.rules.length,
                })
              : t('gradebook.none'),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      {grade ? (
        <div>
          <GradeRules grade={grade} />
        </div>
      ) : (
        <ul className={classes.ruleList}>
          {lesson.rules.map((words) => (
            <li key={words}>
              <RuleMark state="none" />
              <span>{words}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
