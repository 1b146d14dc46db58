import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { renderInApp } from '../../test/render';
import { ConfusionMatrix } from './ConfusionMatrix';

const names = ['Coat', 'Shirt', 'Bag'];
const matrix = [
  [90, 9, 0],
  [4, 80, 1],
  [0, 0, 95],
];
const choose = vi.fn();

beforeEach(() => {
  choose.mockReset();
  renderInApp(<ConfusionMatrix matrix={matrix} names={names} chosen={null} choose={choose} />);
});

describe('ConfusionMatrix', () => {
  it('names every number in words', () => {
    expect(screen.getByRole('button', { name: '9 of Coat called Shirt' })).toHaveTextContent('9');
    expect(screen.getByRole('button', { name: '95 of Bag rightly called Bag' })).toBeVisible();
    expect(screen.getByRole('button', { name: 'No Bag called Coat' })).toHaveTextContent('·');
  });

  it('is one stop of the Tab key, walked by arrows, opened by Enter', async () => {
    const user = userEvent.setup();
    await user.tab();
    await user.keyboard('{ArrowDown}{ArrowRight}{ArrowRight}{ArrowRight}');

    expect(screen.getByRole('button', { name: '1 of Shirt called Bag' })).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(choose).toHaveBeenCalledExactlyOnceWith({ actual: 1, predicted: 2 });

    await user.tab();
    expect(document.body).toHaveFocus();
  });

  it('opens nothing behind a zero', async () => {
    await userEvent.click(screen.getByRole('button', { name: 'No Coat called Bag' }));

    expect(choose).not.toHaveBeenCalled();
  });
});
