import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { ProblemError } from '../api/problem';
import { i18n } from '../text/i18n';

let shown = 0;

const common = () => ({
  withBorder: true,
  closeButtonProps: { 'aria-label': i18n.t('ui:close') },
});

/** Says briefly what was done. */
export function say(message: string) {
  notifications.show({ ...common(), message, autoClose: 4000 });
}

/** Says what was done and offers to take it back. */
export function sayWithUndo(message: string, undo: () => void) {
  shown += 1;
  const id = `undo-${String(shown)}`;
  const undoAndHide = () => {
    notifications.hide(id);
    undo();
  };
  notifications.show({
    ...common(),
    id,
    autoClose: 8000,
    message: (
      <Group justify="space-between" wrap="nowrap">
        <span>{message}</span>
        <Button size="compact-sm" variant="subtle" flex="none" onClick={undoAndHide}>
          {i18n.t('ui:undo')}
        </Button>
      </Group>
    ),
  });
}

/** Says what did not work, in the server's words. */
export function sayProblem(error: unknown) {
  const problem = error instanceof ProblemError ? error.problem : undefined;
  notifications.show({
    ...common(),
    color: 'red',
    autoClose: 10_000,
    title: problem?.title ?? i18n.t('ui:error.title'),
    message: problem?.detail ?? i18n.t('ui:error.detail'),
  });
}
