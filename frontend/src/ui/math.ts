/** Formulas. Loaded when a text has one: the typesetter and its fonts are larger than most pages. */
import katex from 'katex';
import 'katex/dist/katex.min.css';

/** Sets one formula, for the eye as type and for a screen reader as MathML. */
export function setFormula(place: HTMLElement, tex: string) {
  katex.render(tex, place, {
    displayMode: place.tagName === 'DIV',
    output: 'htmlAndMathml',
    throwOnError: false,
    errorColor: 'var(--lw-bad)',
    trust: false,
    maxExpand: 200,
    maxSize: 20,
  });
}
