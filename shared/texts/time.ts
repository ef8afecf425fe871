import { printable } from './fill.ts';

/** A time (RFC 3339) as people of the language write it, in this computer's zone, which is named. What is no time is foreign text and stays. */
export function localTime(time: string, language: string): string {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) return printable(time);
  return new Intl.DateTimeFormat(language, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  }).format(date);
}
