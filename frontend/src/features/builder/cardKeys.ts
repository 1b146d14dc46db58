import type { KeyboardEvent } from 'react';
import { focusBeside } from './focus';

interface CardKeys {
  edit?: () => void;
  move?: (direction: 'up' | 'down') => void;
  duplicate?: () => void;
  remove?: () => void;
  insert?: () => void;
}

/** The keys of a card's title; what a card cannot do is left out. */
export function cardKeys(actions: CardKeys) {
  return (pressed: KeyboardEvent<HTMLElement>) => {
    const act = actionFor(pressed, actions);
    if (!act) return;
    pressed.preventDefault();
    act();
  };
}

function actionFor(pressed: KeyboardEvent<HTMLElement>, actions: CardKeys) {
  const { key, altKey, currentTarget: title } = pressed;
  const held = pressed.ctrlKey || pressed.metaKey;
  const { move } = actions;
  const arrow = key === 'ArrowUp' ? 'up' : key === 'ArrowDown' ? 'down' : null;
  if (arrow && altKey) {
    return (
      move &&
      (() => {
        move(arrow);
      })
    );
  }
  if (held) return key.toLowerCase() === 'd' ? actions.duplicate : undefined;
  if (altKey) return undefined;
  if (arrow)
    return () => {
      focusBeside(title, arrow);
    };
  switch (key) {
    case 'Home':
      return () => {
        focusBeside(title, 'first');
      };
    case 'End':
      return () => {
        focusBeside(title, 'last');
      };
    case 'Enter':
      return actions.edit;
    case 'Delete':
    case 'Backspace':
      return actions.remove;
    case '+':
    case 'Insert':
      return actions.insert;
    default:
      return undefined;
  }
}
