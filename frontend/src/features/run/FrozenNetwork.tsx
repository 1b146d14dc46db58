import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { http } from '../../api/http';
import { catalogueQuery } from '../../api/resources';
import type { Catalogue, Check, CheckedLayer, Layer, Run } from '../../api/types';
import { count, counted, shape } from '../../ui/format';
import { Panel } from '../../ui/Panel';
import { settingsOf } from './settings';
import classes from './Frozen.module.css';

/** The network as it was submitted, with the shapes that flow through it. Nothing changes it. */
export function FrozenNetwork({ run }: { run: Run }) {
  const { t } = useTranslation('run');
  const catalogue = useQuery(catalogueQuery);
  const check = useQuery({
    queryKey: ['runs', run.id, 'check'],
    staleTime: Infinity,
    queryFn: ({ signal }) => {
      const { dataset, network, training } = run;
      return http.post<Check>('/api/networks/check', { dataset, network, training }, signal);
    },
  });
  const checked = new Map(check.data?.layers.map((layer) => [layer.path, layer]));
  const input = check.data?.layers[0]?.input;
  const layers = check.data?.layers.length ?? run.network.layers.length;
  return (
    <Panel title={t('page.network')}>
      <p className={classes.note}>
        {t('page.networkFrozen')}.{' '}
        {t('page.total', {
          layers: counted(layers, 'layer'),
          parameters: counted(run.parameters, 'parameter'),
        })}
      </p>
      {input && (
        <p className={classes.input}>
          <span>{t('page.input')}</span>
          <span className={classes.shape}>{shape(input)}</span>
        </p>
      )}
      <Stack layers={run.network.layers} path="" checked={checked} catalogue={catalogue.data} />
    </Panel>
  );
}

interface StackProps {
  layers: readonly Layer[];
  /** The path of the block that holds the stack, with its dot. */
  path: string;
  checked: Map<string, CheckedLayer>;
  catalogue: Catalogue | undefined;
}

function Stack({ layers, path, checked, catalogue }: StackProps) {
  return (
    <ol className={classes.stack}>
      {layers.map((layer, at) => {
        const place = `${path}${String(at)}`;
        return (
          <FrozenLayer
            key={place}
            layer={layer}
            path={place}
            checked={checked}
            catalogue={catalogue}
          />
        );
      })}
    </ol>
  );
}

interface FrozenLayerProps extends Omit<StackProps, 'layers'> {
  layer: Layer;
}

function FrozenLayer({ layer, path, checked, catalogue }: FrozenLayerProps) {
  const { t } = useTranslation('run');
  const known = catalogue?.layers.find((entry) => entry.kind === layer.kind);
  const sizes = checked.get(path);
  const stack = { checked, catalogue };
  return (
    <li>
      <div className={classes.layer}>
        <span className={classes.name}>{known?.name ?? layer.kind}</span>
        {sizes && <span className={classes.shape}>{shape(sizes.output)}</span>}
        <span className={classes.settings}>{settingsOf(layer, known)}</span>
        {sizes && sizes.parameters > 0 && (
          <span className={classes.parameters}>
            {t('page.parameters', { count: sizes.parameters, formatted: count(sizes.parameters) })}
          </span>
        )}
      </div>
      {layer.layers && <Stack layers={layer.layers} path={`${path}.layers.`} {...stack} />}
      {layer.branches?.map((branch, number) => (
        <div key={`${path}.${String(number)}`}>
          <p className={classes.branch}>{t('page.branch', { number: number + 1 })}</p>
          <Stack layers={branch} path={`${path}.branches.${String(number)}.`} {...stack} />
        </div>
      ))}
    </li>
  );
}
