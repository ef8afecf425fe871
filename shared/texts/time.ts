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

/** A time that a node printed, in the node's zone: which offset its abbreviation stands for is not known, so the time is not converted. */
const nodeTime = (minute: string, zone: string, language: string): string =>
  `${written(`${minute.replace(' ', 'T')}Z`, language, { ...DAY, hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'UTC' })} ${printable(zone)}`;

const OURS = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/;
const OF_CERTIFICATE = /^\d{4}-\d{2}-\d{2}$/;
const OF_NODE = /^(\d{4}-\d{2}-\d{2} \d{2}:\d{2}) (\S+)$/;

function inWords(value: string, language: string): string {
  if (OURS.test(value)) return localTime(value, language);
  if (OF_CERTIFICATE.test(value)) return utcDay(value, language);
  const [, minute, zone] = OF_NODE.exec(value) ?? [];
  return minute === undefined || zone === undefined ? value : nodeTime(minute, zone, language);
}

/** The values of a sentence, with times and days as people write them; they are known by their form, all else stays. */
export const withTimes = <T>(values: Readonly<Record<string, T>>, language: string): Readonly<Record<string, T | string>> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? inWords(value, language) : value]));
