import { setDiagnostics } from '@codemirror/lint';
import { EditorView } from '@codemirror/view';
import CodeMirror, { type ReactCodeMirrorRef } from '@uiw/react-codemirror';
import {
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  type Ref,
  type SyntheticEvent,
} from 'react';
import type { LessonProblem } from '../../api/authoring';
import classes from './editor.module.css';
import { picturesIn, placeForDirective } from './figure';
import { lessonMarkdown } from './markdown';
import { marksIn } from './marks';

/** How the page around the text reaches into it. */
export interface TextHandle {
  goTo: (line: number) => void;
  /** Puts text where the cursor is, and selects a part of it. */
  insert: (text: string, from?: number, to?: number) => void;
}

interface MarkdownFieldProps {
  label: string;
  describedBy?: string;
  value: string;
  change: (value: string) => void;
  problems?: readonly LessonProblem[];
  takePictures?: (pictures: File[]) => void;
  handle?: Ref<TextHandle>;
}

const SETUP = { foldGutter: false, autocompletion: false } as const;
const NO_PROBLEM: readonly LessonProblem[] = [];

/** The text of a lesson. Tab leaves it, as it leaves every field of a page. */
export default function MarkdownField(props: MarkdownFieldProps) {
  const { label, describedBy, value, change, problems = NO_PROBLEM, takePictures, handle } = props;
  const editor = useRef<ReactCodeMirrorRef>(null);
  useEffect(() => {
    const view = editor.current?.view;
    if (view) showMarks(view, problems);
  }, [problems]);
  const take = (event: SyntheticEvent, files: FileList) => {
    const pictures = picturesIn(files);
    if (!takePictures || pictures.length === 0) return;
    event.preventDefault();
    event.stopPropagation();
    takePictures(pictures);
  };

  useImperativeHandle(handle, () => ({
    goTo: (line) => {
      const view = editor.current?.view;
      if (!view) return;
      const { doc } = view.state;
      const { from } = doc.line(Math.min(Math.max(1, line), doc.lines));
      view.dispatch({
        selection: { anchor: from },
        effects: EditorView.scrollIntoView(from, { y: 'center' }),
      });
      view.focus();
    },
    insert: (text, from = text.length, to = from) => {
      const view = editor.current?.view;
      if (!view) return;
      const { main } = view.state.selection;
      // A directive has lines of its own and takes nobody's place; words take the selection's.
      const own = text.startsWith('\n');
      const at = own ? placeForDirective(view.state.doc.toString(), main.from) : main.from;
      view.dispatch({
        changes: { from: at, to: own ? at : main.to, insert: text },
        selection: { anchor: at + from, head: at + to },
        scrollIntoView: true,
      });
      view.focus();
    },
  }));

  const extensions = useMemo(() => lessonMarkdown(label, describedBy), [label, describedBy]);
  return (
    // Pictures are taken before the editor makes text of them; by keyboard a button takes them.
    <div
      className={classes.field}
      data-own-undo
      onPasteCapture={(pasted) => {
        take(pasted, pasted.clipboardData.files);
      }}
      onDropCapture={(dropped) => {
        const view = editor.current?.view;
        const at = view?.posAtCoords({ x: dropped.clientX, y: dropped.clientY });
        if (at != null && picturesIn(dropped.dataTransfer.files).length > 0) {
          view?.dispatch({ selection: { anchor: at } });
        }
        take(dropped, dropped.dataTransfer.files);
      }}
    >
      <CodeMirror
        ref={editor}
        value={value}
        onChange={change}
        extensions={extensions}
        theme="none"
        height="100%"
        basicSetup={SETUP}
        indentWithTab={false}
        onCreateEditor={(view) => {
          showMarks(view, problems);
        }}
      />
    </div>
  );
}

function showMarks(view: EditorView, problems: readonly LessonProblem[]) {
  const marks = marksIn(view.state.doc.toString(), problems);
  const diagnostics = marks.map((each) => ({ ...each, severity: 'error' as const }));
  view.dispatch(setDiagnostics(view.state, diagnostics));
}
