import { useQuery } from '@tanstack/react-query';
import { meQuery } from '../api/resources';
import { LessonsPage as Lessons } from '../features/course/LessonsPage';
import { AuthorTools } from '../features/editor/AuthorTools';
import { EditLink } from '../features/editor/EditLink';
import { teaches } from './teaches';

/** The path of lessons; who teaches also finds the ways to change it. */
export function LessonsPage() {
  const { data: me } = useQuery(meQuery);
  if (!teaches(me)) return <Lessons />;
  return (
    <Lessons
      actions={<AuthorTools />}
      renderEdit={({ slug, title }) => <EditLink slug={slug} title={title} />}
    />
  );
}
