import classes from './Prose.module.css';
import { ProseText, type ProseProps } from './ProseText';
import { TermCard } from './TermCard';
import { useTerms } from './useTerms';

/** Text from the server whose glossary terms explain themselves. */
export function Prose(props: ProseProps) {
  const { shown, handlers } = useTerms();
  const Tag = props.inline ? 'span' : 'div';
  return (
    <Tag className={classes.around} {...handlers.text}>
      <ProseText {...props} />
      {shown && <TermCard shown={shown} {...handlers.card} />}
    </Tag>
  );
}
