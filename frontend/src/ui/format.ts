/** Numbers as people read them: rounded to what matters, with a space that does not break before the unit. */

const GROUPED = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const GAP = '\u00a0';

export function count(value: number): string {
  return GROUPED.format(value);
}

/** "1 layer", "10 layers"; `many` for words that do more than take an s. */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** "24.9k", "1.2M": where a column is narrow. */
export function compact(value: number): string {
  if (value < 10_000) return count(value);
  if (value < 1_000_000) return `${(value / 1000).toFixed(value < 100_000 ? 1 : 0)}k`;
  if (value < 1e9) return `${(value / 1e6).toFixed(1)}M`;
  return `${(value / 1e9).toFixed(1)}G`;
}

/** A share from 0 to 1 as "88.1 %". */
export function percent(share: number, digits = 1): string {
  return `${(share * 100).toFixed(digits)}${GAP}%`;
}

export function bytes(value: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let size = value;
  let unit = 0;
  while (size >= 999.5 && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  return `${size.toFixed(unit === 0 || size >= 99.5 ? 0 : 1)}${GAP}${units[unit] ?? ''}`;
}

/** "0.4 s", "41 s", "3 min 20 s", "27 h 40 min", "3 days": two units at most. */
export function duration(seconds: number): string {
  if (seconds < 0.05) return `0${GAP}s`;
  if (seconds < 9.95) return `${seconds.toFixed(1).replace(/\.0$/, '')}${GAP}s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${String(whole)}${GAP}s`;
  if (whole < 600) return twoUnits(Math.floor(whole / 60), 'min', whole % 60, 's');
  const minutes = Math.round(whole / 60);
  if (minutes < 60) return `${String(minutes)}${GAP}min`;
  if (minutes < 48 * 60) return twoUnits(Math.floor(minutes / 60), 'h', minutes % 60, 'min');
  return `${String(Math.round(minutes / 1440))} days`;
}

/** As {@link duration}, but never "days": quota is counted in hours. */
export function hours(ms: number): string {
  const seconds = ms / 1000;
  if (seconds < 600) return duration(seconds);
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${String(minutes)}${GAP}min`
    : twoUnits(Math.floor(minutes / 60), 'h', minutes % 60, 'min');
}

function twoUnits(large: number, largeUnit: string, small: number, smallUnit: string): string {
  const first = `${String(large)}${GAP}${largeUnit}`;
  return small === 0 ? first : `${first} ${String(small)}${GAP}${smallUnit}`;
}

/** "just now", "4 min ago", "yesterday", "12 Mar". */
export function age(then: string | Date, now: Date = new Date()): string {
  const date = new Date(then);
  const seconds = (now.getTime() - date.getTime()) / 1000;
  if (seconds < 45) return 'just now';
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${String(minutes)}${GAP}min ago`;
  const wholeHours = Math.round(minutes / 60);
  if (wholeHours < 24) return `${String(wholeHours)}${GAP}h ago`;
  const days = Math.round(wholeHours / 24);
  if (days === 1) return 'yesterday';
  if (days < 7) return `${String(days)} days ago`;
  const year = date.getFullYear() === now.getFullYear() ? undefined : ('numeric' as const);
  return date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year });
}

/** "Monday 00:00, in 3 days". */
export function moment(then: string | Date, now: Date = new Date()): string {
  const date = new Date(then);
  const day = date.toLocaleDateString('en-GB', { weekday: 'long' });
  const time = date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  const seconds = (date.getTime() - now.getTime()) / 1000;
  const wait = seconds <= 0 ? 'now' : `in ${roughly(seconds)}`;
  return `${day} ${time}, ${wait}`;
}

function roughly(seconds: number): string {
  if (seconds < 90 * 60) return counted(Math.max(1, Math.round(seconds / 60)), 'minute');
  if (seconds < 36 * 3600) return counted(Math.round(seconds / 3600), 'hour');
  return counted(Math.round(seconds / 86_400), 'day');
}

/** "1st", "2nd", "3rd", "11th". */
export function ordinal(value: number): string {
  const teens = value % 100 >= 11 && value % 100 <= 13;
  const ending = teens ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th');
  return `${count(value)}${ending}`;
}

/** "1×28×28"; a list of 13 numbers is "13". */
export function shape(sizes: readonly number[]): string {
  return sizes.join('×');
}

/** A loss with the digits that still tell something. */
export function loss(value: number): string {
  if (!Number.isFinite(value)) return 'not a number';
  if (value >= 100) return value.toFixed(0);
  return value >= 10 ? value.toFixed(1) : value.toFixed(3);
}
