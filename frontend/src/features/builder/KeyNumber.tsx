import { useBenchView } from './benchContext';
import classes from './LayerCard.module.css';
import { entryOf, valueOf } from './layers';
import type { Layer } from './network';
import { ParameterField } from './ParameterField';

/** The one number that matters most, in place, and the others in a few quiet words. */
export function KeyNumber({ layer }: { layer: Layer }) {
  const { catalogue } = useBenchView();
  const entry = entryOf(catalogue, layer.kind);
  if (!entry) return null;
  const key = entry.parameters.find((parameter) => parameter.name === entry.key);
  const functions = new Map<string, string>(
    catalogue.activations.map(({ kind, name }) => [kind, name]),
  );
  const rest = entry.parameters
    .filter((parameter) => parameter !== key && parameter.name !== 'padding')
    .map((parameter) => [parameter.name, valueOf(layer, parameter)] as const)
    .flatMap(([name, value]) => {
      if (value === null || value === 'linear' || (name === 'stride' && value === 1)) return [];
      if (name === 'kernel') return [`${String(value)}×${String(value)}`];
      if (typeof value === 'string') return [functions.get(value) ?? value];
      return [`${name} ${String(value)}`];
    });
  if (!key && rest.length === 0) return <p className={classes.quiet}>{entry.summary}</p>;
  return (
    <div className={classes.key}>
      {key && (
        <span className={key.type === 'choice' ? classes.keyChoice : undefined}>
          <ParameterField layer={layer} parameter={key} />
        </span>
      )}
      <span className={classes.quiet}>
        {[key && key.type !== 'choice' ? key.label.toLowerCase() : '', ...rest]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </div>
  );
}
