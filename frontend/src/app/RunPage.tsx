import { Page } from '../ui/Page';
import { Loading } from '../ui/Loading';

export function RunPage() {
  return (
    <Page title="Layerwise">
      <Loading rows={4} />
    </Page>
  );
}
