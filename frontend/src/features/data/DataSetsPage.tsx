import { Loading } from '../../ui/Loading';
import { Page } from '../../ui/Page';

export function DataSetsPage() {
  return (
    <Page title="Layerwise">
      <Loading rows={4} />
    </Page>
  );
}
