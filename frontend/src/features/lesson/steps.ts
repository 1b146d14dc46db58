import type { Block, StepBlock } from '../../api/course';

/** What a student does in a lesson, in the order of the text. */
export function stepsOf(blocks: readonly Block[]): StepBlock[] {
  return blocks.filter(
    (block): block is StepBlock =>
      block.kind === 'quiz' || block.kind === 'predict' || block.kind === 'challenge',
  );
}
