import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { renderInApp } from '../../test/render';
import { Name } from './Name';

function edit() {
  const onSave = vi.fn(() => Promise.resolve());
  const onCancel = vi.fn();
  renderInApp(
    <Name name="Old" editing onSave={onSave} onCancel={onCancel}>
      Old
    </Name>,
  );
  return { field: screen.getByRole<HTMLInputElement>('textbox'), onSave, onCancel };
}

it('selects the whole name, so that typing replaces it, and saves at Enter', async () => {
  const { field, onSave } = edit();
  await waitFor(() => {
    expect(field).toHaveFocus();
    expect(field.selectionEnd).toBe(3);
  });

  await userEvent.keyboard(' New ');
  await userEvent.keyboard('{Enter}');

  expect(onSave).toHaveBeenCalledWith('New');
});

it('keeps the old name at Escape, and when nothing was changed', async () => {
  const { field, onSave, onCancel } = edit();

  await userEvent.type(field, '{Escape}');
  await userEvent.type(field, '{Enter}');

  expect(onCancel).toHaveBeenCalledTimes(2);
  expect(onSave).not.toHaveBeenCalled();
});
