import { fill } from '../texts/fill.ts';
import { type Language, type ReportTexts } from '../texts/languages.ts';
import { type Html, html } from './html.ts';

/** In which words, and in which zone, a page is written. */
export interface PageWords {
  readonly texts: ReportTexts;
  readonly language: Language;
  /** IANA name, e.g. `Asia/Tokyo`. */
  readonly timeZone: string;
}

/** A time (RFC 3339) in the zone, which is named, and in UTC. What is no time stays as it is. Written as ISO 8601 has it, since a day and a month must not be taken for each other. */
export function timeText(time: string, { texts, language, timeZone }: PageWords): string {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) return time;
  const two = '2-digit';
  const format = new Intl.DateTimeFormat(language, { timeZone, year: 'numeric', month: two, day: two, hour: two, minute: two, second: two, hourCycle: 'h23', timeZoneName: 'short' });
  const { year, month, day, hour, minute, second, timeZoneName } = Object.fromEntries(format.formatToParts(date).map(({ type, value }) => [type, value])) as Readonly<Record<Intl.DateTimeFormatPartTypes, string>>;
  return fill(texts.reportPage.time, { local: `${year}-${month}-${day} ${hour}:${minute}:${second} ${timeZoneName}`, utc: `${date.toISOString().slice(0, 19)}Z` });
}

/** A name and what belongs to it. */
export type Fact = readonly [name: string, value: Html | string];

export const factList = (facts: readonly Fact[]): Html => html`<dl>${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;

/** Digits that are compared by eye. */
export const figures = (text: string): Html => html`<span class="figures">${text}</span>`;

/** Longest name that stays in one piece, so that addresses are read at a glance; a longer one may not push a table off the sheet. */
const WHOLE_NAME = 22;

/** Name of a server or phone. */
export const nameText = (name: string): Html => (name.length > WHOLE_NAME ? figures(name) : html`<span class="figures name">${name}</span>`);

export const tick = (isDone: boolean): string => (isDone ? '☑' : '☐');
