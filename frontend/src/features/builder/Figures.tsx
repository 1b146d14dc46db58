import { useTranslation } from 'react-i18next';
import { shape } from '../../ui/format';
import classes from './LayerCard.module.css';
import { share } from './words';

interface FiguresProps {
  output: readonly number[] | undefined;
  parameters: number | undefined;
  /** Of the whole network. */
  total: number;
}

/** What comes out of a layer, and how many of the network's parameters are its own. */
export function Figures({ output, parameters, total }: FiguresProps) {
  const { t } = useTranslation('builder');
  const known = output !== undefined && output.length > 0;
  return (
    <div className={classes.figures}>
      <span className={classes.shape}>{known ? shape(output) : '–'}</span>
      {parameters !== undefined && parameters > 0 ? (
        <span className={classes.parameters}>{t('card.parameters', { count: parameters })}</span>
      ) : (
        <span className={classes.parameters}>
          {parameters === 0 ? t('card.noParameters') : '\u00a0'}
        </span>
      )}
      <span className={classes.bar} aria-hidden>
        <span style={{ width: `${String(100 * share(parameters ?? 0, total))}%` }} />
      </span>
    </div>
  );
}
