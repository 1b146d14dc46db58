import { useQuery } from '@tanstack/react-query';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PredictBlock, PredictionStanding, PredictionValue } from '../../api/course';
import { predictionQuery } from '../../api/resources';
import { Prose } from '../../ui/Prose';
import { usePredict } from './api';
import classes from './course.module.css';
import { CurveField } from './CurveField';
import { blank, whole, type Drawing } from './curve';
import { PredictChoices } from './PredictChoices';
import { PredictionOutcome } from './PredictionOutcome';
import { scaleOf } from './scale';
import { StepCard } from './StepCard';

interface PredictProps {
  lesson: string;
  predict: PredictBlock;
  standing: PredictionStanding | undefined;
  /** Whether a run of this lesson is under way. */
  training: boolean;
}

/** What will happen? Said before the run; afterwards both are shown together. */
export function Predict({ lesson, predict, standing, training }: PredictProps) {
  const { t } = useTranslation('course');
  const locked = standing?.locked ?? false;
  const outcome = useQuery({
    ...predictionQuery(lesson, predict.id),
    enabled: locked,
  });
  return (
    <StepCard label={t('predict.label')} done={locked}>
      <Prose html={predict.html} />
      {locked ? (
        <PredictionOutcome
          predict={predict}
          value={standing?.value ?? 0}
          outcome={outcome.data}
          training={training}
        />
      ) : (
        <PredictForm
          key={JSON.stringify(standing?.value)}
          lesson={lesson}
          predict={predict}
          kept={standing?.value}
        />
      )}
    </StepCard>
  );
}

interface PredictFormProps {
  lesson: string;
  predict: PredictBlock;
  kept: PredictionValue | undefined;
}

function PredictForm({ lesson, predict, kept }: PredictFormProps) {
  const { t } = useTranslation('course');
  const scale = scaleOf(predict);
  const [chosen, setChosen] = useState(typeof kept === 'number' ? kept : null);
  const [drawing, setDrawing] = useState<Drawing>(Array.isArray(kept) ? kept : blank(scale));
  const [missing, setMissing] = useState(false);
  const { mutate, isPending } = usePredict(lesson, predict.id);
  const isCurve = predict.type === 'curve';
  const value = isCurve ? whole(drawing, scale) : chosen;
  const same = kept !== undefined && JSON.stringify(value) === JSON.stringify(kept);

  const keep = () => {
    setMissing(value === null);
    if (value !== null) mutate(value);
  };
  return (
    <form
      className={classes.form}
      onSubmit={(submitted) => {
        submitted.preventDefault();
        keep();
      }}
    >
      {isCurve ? (
        <CurveField metric={predict.metric} scale={scale} drawing={drawing} change={setDrawing} />
      ) : (
        <PredictChoices predict={predict} chosen={chosen} choose={setChosen} />
      )}
      <div className={classes.stepFoot}>
        <Button type="submit" variant="default" size="sm" loading={isPending} disabled={same}>
          {t(kept === undefined ? 'predict.keep' : 'predict.change')}
        </Button>
        {isCurve && drawing.some((each) => each !== null) && (
          <Button
            variant="subtle"
            color="gray"
            size="sm"
            onClick={() => {
              setDrawing(blank(scale));
            }}
          >
            {t('predict.clear')}
          </Button>
        )}
        <p role="status" className={classes.said}>
          {missing && value === null && t(isCurve ? 'predict.draw' : 'predict.choose')}
          {same && t('predict.kept')}
        </p>
      </div>
    </form>
  );
}
