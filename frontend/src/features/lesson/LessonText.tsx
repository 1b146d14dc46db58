import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Block, Lesson, StepBlock } from '../../api/course';
import { GlossaryContext } from '../../ui/glossary';
import { Prose } from '../../ui/Prose';
import { scrollable } from '../../ui/scrollable';
import { BenchButton } from './BenchButton';
import { Figure } from './Figure';
import { Hint } from './Hint';
import { LessonEnds } from './LessonEnds';
import { LessonHead } from './LessonHead';
import classes from './lesson.module.css';
import { useReadPosition } from './useReadPosition';

interface LessonTextProps {
  lesson: Lesson;
  /** How many lessons there are; null while that is not known. */
  total: number | null;
  done: number;
  steps: number;
  /** Draws what the student answers; it belongs to another feature. */
  renderStep: (step: StepBlock) => ReactNode;
  layBench: (preset: string) => void;
  /** The block read last. */
  position: number;
  read: (block: number) => void;
}

/** A lesson's text with everything in it, scrolling by itself. */
export function LessonText(props: LessonTextProps) {
  const { lesson, total, done, steps, renderStep, layBench, position, read } = props;
  const { t } = useTranslation('lesson');
  const text = useRef<HTMLDivElement>(null);
  useReadPosition(text, position, read);
  const start = lesson.blocks.findIndex(({ kind }) => kind === 'bench');
  const draw = (block: Block, at: number): ReactNode => {
    switch (block.kind) {
      case 'text':
        return <Prose html={block.html} />;
      case 'figure':
        return <Figure figure={block} />;
      case 'hint':
        return <Hint hint={block} />;
      case 'bench':
        return at !== start && <BenchButton preset={block.preset} lay={layBench} />;
      default:
        return renderStep(block);
    }
  };
  return (
    <GlossaryContext value={lesson.glossary}>
      <div ref={text} className={classes.scroll} {...scrollable(t('text'))}>
        <article className={classes.text}>
          <LessonHead lesson={lesson} total={total} done={done} steps={steps} />
          {lesson.blocks.map((block, at) => (
            <div key={at} data-block>
              {draw(block, at)}
            </div>
          ))}
          <LessonEnds previous={lesson.previous} next={lesson.next} />
        </article>
      </div>
    </GlossaryContext>
  );
}
