import { type ReactNode } from 'react';

const GROUP = 4;
/** Longer ones stand in rows of equal length, so that a person finds the place again. */
const LONG = 40;

interface DigestProps {
  /** Hex digits. */
  readonly hex: string;
  /** Marks the last digits that a person is asked to type. */
  readonly markLast?: number;
  /** Marks the group in which it differs from another one, from 1 on. */
  readonly wrongGroup?: number;
}

/** A digest in a sentence. */
const IN_SENTENCE = /\b([0-9a-f]{32,128})\b/gi;

/** A sentence whose digests are drawn as {@link Digest} draws them. */
export const WithDigests = ({ text }: { readonly text: string }): ReactNode => text.split(IN_SENTENCE).map((part, at) => (at % 2 === 0 ? part : <Digest key={at} hex={part} />));

/** Hex digits in groups of four. The gaps are drawn, not written: what is copied is the bare number. */
export function Digest({ hex, markLast = 0, wrongGroup = 0 }: DigestProps): ReactNode {
  const groups = hex.match(new RegExp(`.{1,${GROUP}}`, 'g')) ?? [];
  return (
    <span className={hex.length > LONG ? 'digest digest-long figures' : 'digest figures'}>
      {groups.map((group, index) => (
        <span key={index} className={`digest-group ${index + 1 === wrongGroup ? 'digest-wrong' : markLast > 0 && (index + 1) * GROUP > hex.length - markLast ? 'digest-marked' : ''}`}>
          {group}
        </span>
      ))}
    </span>
  );
}
