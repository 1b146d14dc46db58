import type { FigureBlock } from '../../api/course';
import { Prose } from '../../ui/Prose';
import classes from './lesson.module.css';

/** A drawing with its caption. */
export function Figure({ figure: { src, alt, width, html } }: { figure: FigureBlock }) {
  return (
    <figure className={classes.figure}>
      <img src={src} alt={alt} {...(width ? { width } : {})} />
      {html !== '' && (
        <figcaption>
          <Prose html={html} />
        </figcaption>
      )}
    </figure>
  );
}
