import type { Parameter } from '../../api/types';
import { useBench, useBenchView } from './benchContext';
import { ChoiceField } from './ChoiceField';
import { change } from './edit';
import { valueOf } from './layers';
import type { Layer } from './network';
import { NumberField } from './NumberField';

interface ParameterFieldProps {
  layer: Layer;
  parameter: Parameter;
  describedBy?: string | undefined;
}

export function fieldId(layer: string, parameter: string): string {
  return `${layer}-${parameter}`;
}

/** One parameter of a layer, in the form that the catalogue says. */
export function ParameterField({ layer, parameter, describedBy }: ParameterFieldProps) {
  const { catalogue, fixed, checked } = useBenchView();
  const readOnly = fixed.has('layers');
  const changeNetwork = useBench((bench) => bench.changeNetwork);
  const endBurst = useBench((bench) => bench.endBurst);
  const id = fieldId(layer.id, parameter.name);
  const value = valueOf(layer, parameter);
  const invalid = checked?.problems.some(
    (placed) => placed.layer === layer.id && placed.field === parameter.name,
  );
  const set = (next: number | string, burst?: string) => {
    changeNetwork((network) => change(network, layer.id, parameter.name, next), burst);
  };
  const shared = {
    id,
    label: parameter.label,
    invalid,
    describedBy,
    disabled: readOnly || undefined,
  };

  if (parameter.type === 'choice') {
    return (
      <ChoiceField
        {...shared}
        catalogue={catalogue}
        value={String(value ?? '')}
        choices={parameter.choices ?? []}
        onChange={set}
      />
    );
  }
  return (
    <NumberField
      {...shared}
      parameter={parameter}
      value={typeof value === 'number' ? value : null}
      placeholder={followed(layer)}
      onChange={(next, burst) => {
        set(next, burst ? id : undefined);
      }}
      onRest={endBurst}
    />
  );
}

/** A stride that nobody set follows the size of its window. */
function followed(layer: Layer): string | undefined {
  const { size } = layer.values;
  return typeof size === 'number' ? String(size) : undefined;
}
