import { printable } from './fill.ts';

const TIME_OF_DAY = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const;
const DAY = { year: 'numeric', month: 'short', day: 'numeric' } as const;

/** What is no time is foreign text and stays. */
function written(time: string, language: string, form: Intl.DateTimeFormatOptions): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? printable(time) : new Intl.DateTimeFormat(language, form).format(date);
}

/** A time (RFC 3339) as people of the language write it, in this computer's zone, which is named. */
export const localTime = (time: string, language: string): string => written(time, language, { ...DAY, ...TIME_OF_DAY, timeZoneName: 'short' });

/** The time of day alone, of something that goes on while it is read. */
export const localTimeOfDay = (time: string, language: string): string => written(time, language, TIME_OF_DAY);

/** The day in UTC, as certificates bear it. */
export const utcDay = (time: string, language: string): string => written(time, language, { ...DAY, timeZone: 'UTC' });
