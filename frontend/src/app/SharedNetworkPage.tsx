import { Page } from '../ui/Page';
import { Loading } from '../ui/Loading';

export function SharedNetworkPage() {
  return (
    <Page title="Layerwise">
      <Loading rows={4} />
    </Page>
  );
}
