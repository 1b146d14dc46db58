import { useTranslation } from 'react-i18next';
import { AddLayer } from './AddLayer';
import { BlockBody } from './BlockBody';
import { useBenchView } from './benchContext';
import { LayerCard } from './LayerCard';
import classes from './LayerList.module.css';
import { isLocked, type Layer, type Stack } from './network';
import { OutputCard } from './OutputCard';

export interface LayerListProps {
  stack: Stack;
  parent: string | null;
  branch: number;
  label: string;
  /** What the "+" before the first layer is called. */
  firstLabel: string;
  empty?: string;
}

/** The layers of one stack, a "+" before each and, where something may follow, one at the end. */
export function LayerList({ stack, parent, branch, label, firstLabel, empty }: LayerListProps) {
  const { names } = useBenchView();
  const { t } = useTranslation('builder');
  const gap = (index: number) => {
    const before = stack[index - 1];
    const words = before
      ? t('add.after', { name: names.get(before.id) ?? before.kind })
      : firstLabel;
    // Its own after each layer: a menu that is still closing must not become the next one's.
    return (
      <AddLayer
        key={before?.id ?? 'first'}
        place={{ parent, stack: branch, index }}
        label={words}
      />
    );
  };
  const last = stack.at(-1);
  return (
    // Safari drops the list's role with its bullets; the role keeps "list, 5 items".
    // eslint-disable-next-line jsx-a11y/no-redundant-roles
    <ol className={classes.list} role="list" aria-label={label}>
      {stack.map((layer, index) => (
        <li key={layer.id}>
          {gap(index)}
          {isLocked(layer) ? <OutputCard layer={layer} /> : <LayerCard layer={layer} Body={Body} />}
        </li>
      ))}
      {!(last && isLocked(last)) && (
        <li>
          {stack.length === 0 && empty !== undefined && <p className={classes.empty}>{empty}</p>}
          {gap(stack.length)}
        </li>
      )}
    </ol>
  );
}

/** Closes the circle of list, card, block and list here, so that the files need none. */
function Body({ block, name }: { block: Layer; name: string }) {
  return <BlockBody block={block} name={name} List={LayerList} />;
}
