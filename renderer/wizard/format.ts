import { fill, printable } from '../../shared/texts/fill.ts';
import { type Language, type WindowTexts } from '../../shared/texts/languages.ts';

/** The day of a time, for validity. */
export function formatDay(time: string, language: Language): string {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) return printable(time);
  return new Intl.DateTimeFormat(language, { year: 'numeric', month: 'short', day: 'numeric', timeZone: 'UTC' }).format(date);
}

export const formatValidity = (certificate: { validFrom: string; validTo: string }, texts: WindowTexts, language: Language): string =>
  fill(texts.window.signIn.certificate.validityValue, {
    from: formatDay(certificate.validFrom, language),
    to: formatDay(certificate.validTo, language),
  });

/** Serial numbers as `show ctl` prints them: upper-case byte pairs with colons. */
export const formatSerial = (hex: string): string => hex.toUpperCase().replace(/(..)(?=.)/g, '$1:');

/** The time of day of a moment, where this computer is. */
export function formatTime(time: string, language: Language): string {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) return printable(time);
  return new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(date);
}
