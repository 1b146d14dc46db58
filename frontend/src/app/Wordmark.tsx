import classes from './Shell.module.css';

export function Wordmark() {
  return (
    <span className={classes.wordmark}>
      <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden>
        <rect x="1" y="2" width="18" height="4" rx="1.6" fill="currentColor" opacity="0.45" />
        <rect x="3.5" y="8" width="13" height="4" rx="1.6" fill="currentColor" opacity="0.75" />
        <rect x="6" y="14" width="8" height="4" rx="1.6" fill="currentColor" />
      </svg>
      Layerwise
    </span>
  );
}
