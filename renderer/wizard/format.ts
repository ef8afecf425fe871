import { fill } from '../../shared/texts/fill.ts';
import { type Language, type WindowTexts } from '../../shared/texts/languages.ts';
import { utcDay } from '../../shared/texts/time.ts';

export const formatValidity = (certificate: { validFrom: string; validTo: string }, texts: WindowTexts, language: Language): string =>
  fill(texts.window.signIn.certificate.validityValue, {
    from: utcDay(certificate.validFrom, language),
    to: utcDay(certificate.validTo, language),
  });

/** Serial numbers as `show ctl` prints them: upper-case byte pairs with colons. */
export const formatSerial = (hex: string): string => hex.toUpperCase().replace(/(..)(?=.)/g, '$1:');
