/** How the text field reads and colours a lesson. */
import { markdown, markdownLanguage } from '@codemirror/lang-markdown';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { lintGutter } from '@codemirror/lint';
import type { Extension } from '@codemirror/state';
import {
  Decoration,
  EditorView,
  MatchDecorator,
  ViewPlugin,
  type DecorationSet,
  type ViewUpdate,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';

const look = EditorView.theme({
  '&': { height: '100%', color: 'var(--lw-text)', backgroundColor: 'var(--lw-surface)' },
  '&.cm-focused': { outline: '2px solid var(--lw-accent)', outlineOffset: '-2px' },
  '.cm-scroller': {
    fontFamily: 'var(--mantine-font-family-monospace)',
    fontSize: '14px',
    lineHeight: '1.6',
  },
  '.cm-content': { padding: '12px 0 40vh', caretColor: 'var(--lw-text)' },
  '.cm-line': { padding: '0 14px 0 8px' },
  '.cm-cursor': { borderLeftColor: 'var(--lw-text)' },
  '.cm-gutters': {
    color: 'var(--lw-muted)',
    backgroundColor: 'var(--lw-surface)',
    borderRight: '1px solid var(--lw-line)',
  },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--lw-sunken)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground':
    { backgroundColor: 'var(--lw-blue-soft)' },
  '.cm-tooltip, .cm-panels': {
    color: 'var(--lw-text)',
    backgroundColor: 'var(--lw-surface)',
    borderColor: 'var(--lw-line-strong)',
  },
  '.cm-diagnostic': {
    fontFamily: 'var(--mantine-font-family)',
    fontSize: '14px',
    maxWidth: '48ch',
  },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--lw-bad)' },
  '.lw-directive': { color: 'var(--lw-accent)', fontWeight: '600' },
  '.lw-term': { color: 'var(--lw-good)' },
});

const colours = HighlightStyle.define([
  { tag: tags.heading, fontWeight: '700' },
  { tag: tags.strong, fontWeight: '700' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: [tags.link, tags.url], color: 'var(--lw-blue)' },
  { tag: tags.monospace, color: 'var(--lw-orange)' },
  { tag: [tags.quote, tags.processingInstruction, tags.meta], color: 'var(--lw-muted)' },
]);

/** What Markdown itself does not know: directives on lines of their own, and glossary terms. */
const own = new MatchDecorator({
  regexp: /^:::.*$|\[\[[^\]\n]+\]\]/g,
  decoration: ([found]) =>
    Decoration.mark({ class: found.startsWith(':::') ? 'lw-directive' : 'lw-term' }),
});

const ownMarks = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    constructor(view: EditorView) {
      this.decorations = own.createDeco(view);
    }
    update(update: ViewUpdate) {
      this.decorations = own.updateDeco(update, this.decorations);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

export function lessonMarkdown(label: string, describedBy?: string): Extension[] {
  return [
    // A line of hyphens ends the head of a lesson; it makes no heading of it.
    markdown({ base: markdownLanguage, extensions: { remove: ['SetextHeading'] } }),
    syntaxHighlighting(colours),
    ownMarks,
    look,
    lintGutter(),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({
      'aria-label': label,
      tabindex: '0',
      spellcheck: 'true',
      lang: 'en',
      ...(describedBy && { 'aria-describedby': describedBy }),
    }),
  ];
}
