import { Navigate, useParams } from '@tanstack/react-router';

/** The address that a student passes on: it opens on the bench. */
export function SharedNetworkPage() {
  const { id } = useParams({ from: '/signed-in/n/$id' });
  return <Navigate to="/bench" search={{ network: id }} replace />;
}
