import { Button, NumberInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuizAnswer, QuizBlock, QuizStanding } from '../../api/course';
import { OrderList } from '../../ui/OrderList';
import { Prose } from '../../ui/Prose';
import { useAnswer } from './api';
import classes from './course.module.css';
import { QuizChoices } from './QuizChoices';
import { StepCard } from './StepCard';
import { Verdict } from './Verdict';

interface QuizProps {
  lesson: string;
  quiz: QuizBlock;
  standing: QuizStanding | undefined;
}

/** A question, answered as often as one likes; every answer is explained. */
export function Quiz({ lesson, quiz, standing }: QuizProps) {
  const { t } = useTranslation('course');
  const [answer, setAnswer] = useState<QuizAnswer | null>(() =>
    quiz.type === 'order' ? (quiz.options ?? []).map(({ key }) => key) : null,
  );
  const [missing, setMissing] = useState(false);
  const { mutate, isPending, data: verdict, reset } = useAnswer(lesson, quiz.id);

  const change = (to: QuizAnswer | null) => {
    setAnswer(to);
    setMissing(false);
    if (verdict) reset();
  };
  const check = () => {
    const empty = answer === null || (Array.isArray(answer) && answer.length === 0);
    setMissing(empty);
    if (!empty) mutate(answer);
  };
  const explained = new Map(
    (verdict?.explanations ?? []).flatMap(({ key, html }) => (key ? [[key, html]] : [])),
  );
  const form: Record<QuizBlock['type'], () => ReactNode> = {
    choice: () => (
      <QuizChoices
        quiz={quiz}
        chosen={Array.isArray(answer) ? answer : []}
        choose={change}
        explained={explained}
      />
    ),
    number: () => (
      <NumberInput
        label={t('quiz.number')}
        w={220}
        hideControls
        value={typeof answer === 'number' ? answer : ''}
        onChange={(value) => {
          change(typeof value === 'number' ? value : null);
        }}
      />
    ),
    order: () => (
      <OrderList
        label={t('quiz.order')}
        items={(quiz.options ?? []).map(({ key, html }) => ({
          key,
          words: textOf(html),
          shown: <Prose inline html={html} />,
        }))}
        order={Array.isArray(answer) ? answer : []}
        change={change}
      />
    ),
  };
  return (
    <StepCard
      label={t('quiz.label')}
      done={(verdict?.right ?? false) || (standing?.right ?? false)}
    >
      <Prose html={quiz.html} />
      <form
        onSubmit={(submitted) => {
          submitted.preventDefault();
          check();
        }}
        className={classes.form}
      >
        {form[quiz.type]()}
        <div className={classes.stepFoot}>
          <Button type="submit" variant="default" size="sm" loading={isPending}>
            {t('quiz.check')}
          </Button>
          <p role="status" className={classes.said}>
            {missing && t(quiz.type === 'number' ? 'quiz.enter' : 'quiz.choose')}
            {!missing && !verdict && standing?.right && t('quiz.solved')}
            {verdict && <Verdict verdict={verdict} />}
          </p>
        </div>
      </form>
      {verdict?.explanations
        .filter(({ key }) => !key)
        .map(({ html }) => (
          <Prose key={html} html={html} />
        ))}
    </StepCard>
  );
}

function textOf(html: string): string {
  return new DOMParser().parseFromString(html, 'text/html').body.textContent.trim();
}
