import { createContext } from 'react';

/** Explanations as HTML, by term: those that the text around may ask for. */
export const GlossaryContext = createContext<Readonly<Record<string, string>>>({});
