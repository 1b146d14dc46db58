import { useTranslation } from 'react-i18next';
import { tableRows, trainingAccuracy, trainingLoss, type CurvePoint } from './curvePoints';
import { scrollable } from '../../ui/scrollable';
import { useReading } from './useReading';
import classes from './Curves.module.css';

interface CurveTableProps {
  points: readonly CurvePoint[];
  /** What the loss is called. */
  lossName: string;
  tall: boolean;
}

/** The curves as rows, newest first. */
export function CurveTable({ points, lossName, tall }: CurveTableProps) {
  const { t } = useTranslation('run');
  const read = useReading();
  if (points.length === 0) return <p className={classes.note}>{t('curves.empty')}</p>;
  return (
    <div className={classes.rows} data-tall={tall} {...scrollable(t('curves.table.caption'))}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('curves.table.moment')}</th>
            <th scope="col">{t('curves.table.trainLoss')}</th>
            <th scope="col">{t('curves.table.validationLoss')}</th>
            <th scope="col">{t('curves.table.trainAccuracy')}</th>
            <th scope="col">{t('curves.table.validationAccuracy')}</th>
            <th scope="col">{t('curves.table.learningRate')}</th>
          </tr>
        </thead>
        <tbody>
          {tableRows(points)
            .toReversed()
            .map((point) => (
              <tr key={point.at} data-end={point.batch === null}>
                <th scope="row">{read.moment(point)}</th>
                <td>{read.value('loss', trainingLoss(point))}</td>
                <td>{read.value('loss', point.validationLoss)}</td>
                <td>{read.value('accuracy', trainingAccuracy(point))}</td>
                <td>{read.value('accuracy', point.validationAccuracy)}</td>
                <td>{point.learningRate === null ? '–' : rate(point.learningRate)}</td>
              </tr>
            ))}
        </tbody>
      </table>
      <p className={classes.note}>
        {lossName}. {t('curves.table.thinned')}
      </p>
    </div>
  );
}

function rate(value: number): string {
  return String(Number(value.toPrecision(3)));
}
