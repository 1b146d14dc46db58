import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { QuizBlock, QuizVerdict } from '../../api/course';
import { renderInApp } from '../../test/render';
import { Quiz } from './Quiz';

const ORDER: QuizBlock = {
  kind: 'quiz',
  id: 'order',
  type: 'order',
  html: '<p>Put these in order.</p>',
  options: [
    { key: 'x', html: 'Update' },
    { key: 'y', html: 'Forward' },
    { key: 'z', html: 'Backward' },
  ],
};

function open(quiz: QuizBlock, verdict: QuizVerdict) {
  const asked = vi.fn((_path: string, _init: RequestInit) =>
    Promise.resolve(Response.json(verdict)),
  );
  vi.stubGlobal('fetch', asked);
  renderInApp(<Quiz lesson="learning" quiz={quiz} standing={undefined} />);
  const sent = () => JSON.parse(String(asked.mock.calls[0]?.[1].body)) as unknown;
  return { user: userEvent.setup(), asked, sent };
}
const check = () => screen.getByRole('button', { name: 'Check my answer' });

describe('putting in order', () => {
  const words = () => within(screen.getByRole('list')).getAllByRole('listitem');
  const RIGHT = { right: true, tries: 1, explanations: [{ key: null, html: '<p>Because.</p>' }] };

  it('works by keyboard, with the focus staying on what moves', async () => {
    const { user, sent } = open(ORDER, RIGHT);
    const grip = () => screen.getByRole('button', { name: /^Move: Update/ });
    grip().focus();
    await user.keyboard('{ArrowDown}{ArrowDown}');
    expect(words()[2]).toHaveTextContent('Update');
    expect(grip()).toHaveFocus();
    expect(grip()).toHaveAccessibleName('Move: Update, place 3 of 3');
    expect(screen.getByText('Now place 3 of 3.')).toBeInTheDocument();

    await user.click(check());
    expect(sent()).toEqual({ answer: ['y', 'z', 'x'] });
    expect(await screen.findByText('Right.')).toBeVisible();
    expect(screen.getByText('Because.')).toBeVisible();
  });

  it('works by the arrows beside it', async () => {
    const { user } = open(ORDER, RIGHT);
    await user.click(screen.getByRole('button', { name: 'Move up: Backward' }));
    expect(words()[1]).toHaveTextContent('Backward');
    expect(screen.getByRole('button', { name: 'Move up: Update' })).toBeDisabled();
  });
});

it('explains what was chosen, and asks for an answer where there is none', async () => {
  const quiz: QuizBlock = { ...ORDER, id: 'why', type: 'choice' };
  const { user, asked, sent } = open(quiz, {
    right: false,
    tries: 2,
    explanations: [{ key: 'y', html: '<p>That comes first.</p>' }],
  });
  await user.click(check());
  expect(screen.getByText('Choose an answer first.')).toBeVisible();
  expect(asked).not.toHaveBeenCalled();

  await user.click(screen.getByRole('checkbox', { name: 'Forward' }));
  await user.click(check());
  expect(sent()).toEqual({ answer: ['y'] });
  expect(await screen.findByText('That comes first.')).toBeVisible();
  expect(screen.getByText(/Try again/)).toBeVisible();
});
