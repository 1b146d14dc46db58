import { useQuery } from '@tanstack/react-query';
import { meQuery } from '../api/resources';
import { SignedInHome } from './SignedInHome';
import { WelcomePage } from './WelcomePage';

export function HomePage() {
  const { data: me } = useQuery(meQuery);
  return me ? <SignedInHome me={me} /> : <WelcomePage />;
}
