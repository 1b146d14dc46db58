import { useBenchView } from './benchContext';
import fields from './fields.module.css';
import { Help } from './Help';
import classes from './LayerCard.module.css';
import { entryOf } from './layers';
import type { Layer } from './network';
import { fieldId, ParameterField } from './ParameterField';

/** Under "More": what the layer does, and every parameter that the card does not show itself. */
export function CardDetails({ layer, id }: { layer: Layer; id: string }) {
  const { catalogue } = useBenchView();
  const entry = entryOf(catalogue, layer.kind);
  if (!entry) return null;
  const rest = entry.parameters.filter((parameter) => parameter.name !== entry.key);
  return (
    <div className={classes.details} id={id}>
      {rest.length > 0 && (
        <div className={fields.fields}>
          {rest.map((parameter) => (
            <div key={parameter.name} className={fields.field}>
              <span className={fields.label}>
                <label htmlFor={fieldId(layer.id, parameter.name)}>{parameter.label}</label>
                <Help label={parameter.label} words={parameter.help} />
              </span>
              <ParameterField layer={layer} parameter={parameter} />
            </div>
          ))}
        </div>
      )}
      <p className={classes.explanation}>{entry.explanation}</p>
    </div>
  );
}
