/** Days and moments of classes, as people write and read them. */

/** "12 Jan 2027", of a day without a time. */
export function dayText(day: string): string {
  return new Date(`${day}T12:00:00`).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
}

/** Its last day is over, where the reader is. */
export function hasEnded(ends: string, now: Date = new Date()): boolean {
  return new Date(`${ends}T23:59:59.999`).getTime() < now.getTime();
}

export function isAhead(at: string, now: Date = new Date()): boolean {
  return Date.parse(at) > now.getTime();
}

/** "Mon 12 Jan, 09:00" */
export function momentText(at: string): string {
  const date = new Date(at);
  const day = date.toLocaleDateString('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  });
  const time = date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  return `${day}, ${time}`;
}

/** A moment as a field of date and time takes it: in the reader's zone, without saying so. */
export function toField(at: string | null | undefined): string {
  if (!at) return '';
  const date = new Date(at);
  const pad = (value: number) => String(value).padStart(2, '0');
  const day = [date.getFullYear(), pad(date.getMonth() + 1), pad(date.getDate())].join('-');
  return `${day}T${pad(date.getHours())}:${pad(date.getMinutes())}`;
}

export function fromField(text: string): string | null {
  if (text === '') return null;
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}
